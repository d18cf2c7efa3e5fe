import { expect, test } from "vitest";
import { createExtendClient, InvalidInputError } from "./index.js";

// What plain JavaScript lets pass. Everything is looked at where it comes in: no request, no TypeError, no retry.
let requests = 0;
const options = {
  token: "sk_test",
  async fetch() {
    requests++;
    return Response.json({ id: "r" });
  },
};
const { workflowRuns } = createExtendClient(options);
const lie = <T>(value: unknown): T => value as T;
const circular: Record<string, unknown> = {};
circular.self = circular;

test.each<[unknown, string]>([
  [undefined, "The options must be an object"],
  [null, "got null"],
  ["sk_test", 'got "sk_test"'],
  [{ ...options, timeout: 5 }, 'There is no option "timeout". There are: workspaceId, '],
  [{ ...options, constructor: 5 }, 'There is no option "constructor"'],
  [{ ...options, allowInsecureHttp: "false" }, 'allowInsecureHttp must be true or false; got "false"'],
  [{ ...options, fetch: {} }, "fetch must be a function; got an object"],
  [{ ...options, onRetry: 5 }, "onRetry must be a function; got 5"],
  [{ ...options, onDeprecation: null }, "onDeprecation must be a function; got null"],
  [{ ...options, headers: "abc" }, "headers must be"],
  [{ ...options, headers: Promise.resolve({}) }, "headers must be"],
  [{ ...options, headers: ["ab"] }, "header undefined has a name"],
  [{ ...options, headers: { a: {} } }, 'The header "a" has'],
  [{ ...options, apiVersion: null }, "Unknown apiVersion null"],
  [{ ...options, baseUrl: null }, "baseUrl is not an absolute URL: null"],
  [{ ...options, baseUrl: Object.create(null) }, "baseUrl is not an absolute URL"],
  [{ ...options, workspaceId: "" }, 'workspaceId must be an id such as "ws_…"'],
])("a client of %o: %s", (wrong, why) => {
  const create = () => createExtendClient(lie<never>(wrong));
  expect(create).toThrow(InvalidInputError);
  expect(create).toThrow(why);
});

test.each<[unknown, string]>([
  [null, "The options must be an object"],
  [new AbortController().signal, "got an object (AbortSignal)"],
  [{ signal: new AbortController() }, "signal must be an AbortSignal"],
  [{ signal: null }, "signal must be an AbortSignal"],
  [{ retries: 1 }, 'There is no option "retries"'],
  [{ maxRetries: "1" }, "maxRetries must be a whole number"],
  [{ headers: 5 }, "headers must be"],
])("a call with %o: %s", async (wrong, why) => {
  requests = 0;
  for (const call of [workflowRuns.get("r", lie(wrong)), workflowRuns.update("r", {}, lie(wrong))]) {
    await expect(call).rejects.toThrow(InvalidInputError);
    await expect(call).rejects.toThrow(why);
  }
  expect(() => workflowRuns.updateAll([], lie(wrong))).toThrow(InvalidInputError);
  expect(requests).toBe(0);
});

test.each<[unknown, string]>([
  [circular, "self refers back"],
  [Promise.resolve({ name: "x" }), "is a Promise"],
  [new Map(), "is a Map"],
  [new Set(), "is a Set"],
  [new Error("x"), "is an Error"],
  [new FormData(), "is a FormData"],
  [[], "must be an object"],
  // biome-ignore lint/correctness/noPrecisionLoss: that is what is refused
  [{ metadata: { n: 9007199254740993 } }, "metadata.n is an integer beyond 2^53"],
])("an update with %o: %s", async (changes, why) => {
  requests = 0;
  await expect(workflowRuns.update("r", lie(changes))).rejects.toThrow(InvalidInputError);
  await expect(workflowRuns.update("r", lie(changes))).rejects.toThrow(why);
  expect(requests).toBe(0);
});

test.each([undefined, null, 5, {}, "<html>"])("a fetch that gives %o is told so, once", async (answer) => {
  let asked = 0;
  const fetch = async () => {
    asked++;
    return lie<Response>(answer);
  };
  const call = createExtendClient({ token: "sk_test", fetch }).workflowRuns.get("r");
  await expect(call).rejects.toThrow("fetch must resolve to a Response");
  expect(asked).toBe(1);
});
