import { expect, test } from "vitest";
import { ConnectionError } from "../errors/index.js";
import { connectionErrorOf } from "./connection-error-of.js";

const token = "sk_s3cret";
const sent = {
  method: "POST",
  url: "https://api.extend.ai/workflow_runs/a",
  authorization: `Bearer ${token}`,
};

test("says what happened and where, and keeps its cause", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  const cause = new TypeError("fetch failed", { cause: refused });
  const error = connectionErrorOf(cause, sent);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({
    name: "ConnectionError",
    message: "No answer came (connect ECONNREFUSED 127.0.0.1:1). POST https://api.extend.ai/workflow_runs/a",
    retryable: true,
    cause,
  });
});

test("the code is added where the message lacks it", () => {
  const cause = new TypeError("fetch failed", {
    cause: Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }),
  });
  expect(connectionErrorOf(cause, sent).message).toContain("(UND_ERR_SOCKET: other side closed)");
});

test.each<[string, unknown]>([
  ["its message", new Error(`Cannot send ${token}`)],
  ["a member", Object.assign(new Error("failed"), { config: { headers: { authorization: `Bearer ${token}` } } })],
  ["its cause", new Error("failed", { cause: new Error(token) })],
  ["one of its errors", new AggregateError([new Error(token)], "failed")],
  ["a text", `failed for ${token}`],
  ["a member of an error that JSON cannot carry", circular()],
])("a cause that shows the token in %s is replaced", (_, cause) => {
  const error = connectionErrorOf(cause, sent);
  const shown = error.cause as Error;
  expect([error.message, error.stack, shown.stack, shown.cause, JSON.stringify(shown)].join()).not.toContain("s3cret");
  expect(shown).toBeInstanceOf(Error);
});

function circular(): Error {
  const error: Error & { self?: unknown; token?: string } = new Error("failed");
  return Object.assign(error, { self: error, token });
}

test.each<[string, unknown, boolean]>([
  ["a refused connection", failed({ code: "ECONNREFUSED" }), true],
  ["a host that is not found", failed({ code: "ENOTFOUND" }), true],
  ["every address refused", failed(new AggregateError([{ code: "ECONNREFUSED" }, { code: "ECONNREFUSED" }])), true],
  [
    "one address that was reached",
    failed(new AggregateError([{ code: "ECONNREFUSED" }, { code: "ECONNRESET" }])),
    false,
  ],
  ["a reset", failed({ code: "ECONNRESET" }), false],
  ["a browser, which tells nothing", new TypeError("Failed to fetch"), false],
  ["nothing", undefined, false],
])("%s (%#)", (_, cause, unsent) => {
  expect(connectionErrorOf(cause, sent).unsent).toBe(unsent);
});

function failed(cause: unknown): Error {
  return new TypeError("fetch failed", { cause });
}
