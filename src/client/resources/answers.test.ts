import { expect, test } from "vitest";
import { type ApiVersion, apiVersions, operationAt } from "../../api-versions.js";
import { ApiError, createExtendClient, type ExtendError, InvalidInputError, UnreadableAnswerError } from "../index.js";

const token = 'sk_s3cret"quoted/';
const url = "https://api.extend.ai/workflow_runs/r";

/** What a read of run `r` makes of one answer. */
function read(answer: Response, apiVersion: ApiVersion = "2026-02-09"): Promise<unknown> {
  return createExtendClient({ apiVersion, token, maxRetries: 0, fetch: async () => answer }).workflowRuns.get("r");
}

/** The error that a read of run `r` ends in. */
async function failure<E extends ExtendError>(answer: Response, kind: new (...args: never[]) => E): Promise<E> {
  const error: unknown = await read(answer).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(kind);
  return error as E;
}

test.each(Object.keys(apiVersions) as ApiVersion[])("%s: returns the run without its envelope", async (apiVersion) => {
  const run = { object: "workflow_run", id: "r", status: "FROM_THE_FUTURE", extra: { key: [1] } };
  const envelope = operationAt(apiVersion, "workflowRuns", "get").result;
  const body = envelope ? { success: true, [envelope]: run } : run;
  expect(await read(Response.json(body), apiVersion)).toEqual(run);
});

test("an error of 2026-02-09 gives its fields and a sentence that ends in the request", async () => {
  const body = { code: "NOT_FOUND", message: "Workflow run not found", retryable: false, requestId: "req_1", more: 1 };
  const error = await failure(Response.json(body, { status: 404 }), ApiError);
  expect(error).toMatchObject({
    name: "ApiError",
    message: `The API answered 404 NOT_FOUND: Workflow run not found. GET ${url}`,
    status: 404,
    code: "NOT_FOUND",
    reason: "Workflow run not found",
    retryable: false,
    requestId: "req_1",
    body,
  });
});

test("an error of the earlier versions has no code, and its request id comes from the header", async () => {
  const headers = { "x-extend-request-id": "req_2" };
  const error = await failure(Response.json({ success: false, error: "Nope." }, { status: 400, headers }), ApiError);
  expect(error).toMatchObject({
    message: `The API answered 400: Nope. GET ${url}`,
    status: 400,
    code: undefined,
    reason: "Nope.",
    retryable: false,
    requestId: "req_2",
  });
});

test("an error inside an envelope keeps its code", async () => {
  const inner = { code: "NOT_FOUND", message: "No such run", requestId: "req_3", retryable: true };
  const error = await failure(Response.json({ success: false, error: inner }, { status: 404 }), ApiError);
  expect(error).toMatchObject({ code: "NOT_FOUND", reason: "No such run", requestId: "req_3", retryable: true });
});

test.each<[number, object, boolean]>([
  [429, { error: "slow down" }, true],
  [503, { error: "later" }, true],
  [400, { error: "no" }, false],
  [500, { code: "X", message: "no", retryable: false }, false],
  [400, { code: "X", message: "yes", retryable: true }, true],
])("%d with %j is retryable: %s", async (status, body, retryable) => {
  expect((await failure(Response.json(body, { status }), ApiError)).retryable).toBe(retryable);
});

const jsonType = { "content-type": "application/json" };
const html = "<html>\n  <h1>502 Bad Gateway</h1></html>";

test.each<[string, () => Response, string]>([
  [
    "HTML for an error",
    () => new Response(html, { status: 502, headers: { "content-type": "text/html" } }),
    "502 of type text/html",
  ],
  [
    "HTML for a success",
    () => new Response(html, { headers: { "content-type": "text/html" } }),
    "200 of type text/html",
  ],
  ["HTML that claims to be JSON", () => new Response(html, { headers: jsonType }), "200 that is not valid JSON"],
  ["nothing", () => new Response("", { headers: jsonType }), "200 without a body"],
  ["no content", () => new Response(null, { status: 204 }), "204 without a body"],
  ["an empty error", () => new Response("", { status: 500 }), "500 without a body"],
  ["half a body", () => new Response('{"object": "workflow_r', { headers: jsonType }), "200 that is not valid JSON"],
  [
    "JSON that is no error",
    () => Response.json({ message: { text: "?" } }, { status: 400 }),
    "400 with a body that is not an error",
  ],
  ["JSON null as an error", () => Response.json(null, { status: 400 }), "400 with a body that is not an error"],
  ["a list", () => Response.json([]), "200 without its result as its body"],
  ["null", () => Response.json(null), "200 without its result as its body"],
  [
    "the envelope of another version",
    () => Response.json({ success: true, workflowRun: { id: "r" } }),
    "200 without its result as its body",
  ],
])("%s is an unreadable answer", async (_, answer, message) => {
  const error = await failure(answer(), UnreadableAnswerError);
  expect(error.name).toBe("UnreadableAnswerError");
  expect(error.status).toBe(answer().status);
  expect(error.message).toContain(`The API answered ${message}`);
  expect(error.message.endsWith(`GET ${url}`)).toBe(true);
  expect(error.excerpt).toBe((await answer().text()).slice(0, 500));
});

test("an enveloped version says where it looked for the run", async () => {
  await expect(read(Response.json({ id: "r" }), "2025-04-21")).rejects.toThrow('without its result in "workflowRun"');
});

test("a body that breaks off keeps what arrived, and the cause", async () => {
  const cause = new Error("terminated");
  const broken = (status: number) => {
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"id": "r", "sta')),
      pull: (controller) => controller.error(cause),
    });
    return new Response(stream, { status, headers: jsonType });
  };
  for (const status of [200, 500]) {
    const error = await failure(broken(status), UnreadableAnswerError);
    expect(error).toMatchObject({ status, excerpt: '{"id": "r", "sta', cause });
    expect(error.message).toContain("whose body broke off");
  }
});

test("a long body is cut to its first characters", async () => {
  const error = await failure(new Response("x".repeat(10_000), { status: 500 }), UnreadableAnswerError);
  expect(error.excerpt).toBe("x".repeat(500));
  expect(error.message.length).toBeLessThan(300);
});

test("an answer that quotes the token does not put it into an error", async () => {
  const quotes = [token, encodeURIComponent(token)];
  const answers = quotes.flatMap((quote) => [
    Response.json(
      { code: quote, message: `Invalid key ${quote}`, retryable: false, requestId: quote },
      { status: 401 },
    ),
    Response.json({ nested: { deep: [quote] } }, { status: 401 }),
    new Response(`<p>${quote}</p>`, { status: 401, headers: { "content-type": "text/html" } }),
    new Response(`{"${quote}`, { headers: jsonType }),
    Response.json({ note: quote }),
  ]);
  for (const answer of answers) {
    const error = (await read(answer).catch((error: unknown) => error)) as Error;
    const shown = `${error.message} ${error.stack} ${JSON.stringify(error)}`;
    expect(shown).toContain("***");
    expect(shown).not.toContain("s3cret");
  }
});

test("bad input stops before a request", async () => {
  let sent = 0;
  const extend = createExtendClient({
    token,
    async fetch() {
      sent++;
      return Response.json({});
    },
  });
  await expect(extend.workflowRuns.get("..")).rejects.toThrow(InvalidInputError);
  await expect(extend.workflowRuns.update("", {})).rejects.toThrow(InvalidInputError);
  await expect(extend.workflowRuns.update("r", { metadata: { a: 1n } })).rejects.toThrow("metadata.a is a bigint");
  // @ts-expect-error the changes are not optional
  await expect(extend.workflowRuns.update("r")).rejects.toThrow(InvalidInputError);
  expect(sent).toBe(0);
});

test("the caller's signal ends a call with its own reason, also while the body arrives", async () => {
  const reason = new Error("no longer needed");
  const controller = new AbortController();
  const extend = createExtendClient({
    token,
    async fetch(_, { signal }) {
      const stream = new ReadableStream({
        start: (body) => signal?.addEventListener("abort", () => body.error(signal.reason)),
      });
      queueMicrotask(() => controller.abort(reason));
      return new Response(stream, { headers: jsonType });
    },
  });
  await expect(extend.workflowRuns.get("r", { signal: controller.signal })).rejects.toBe(reason);
});

test("middleware on raw is for raw's calls, and may answer them", async () => {
  const extend = createExtendClient({ token, fetch: async (url) => Response.json({ id: url }) });
  extend.raw.use({ onRequest: () => Response.json({ id: "from the middleware" }) });
  const { data } = await extend.raw.GET("/workflow_runs/{id}", { params: { path: { id: "r" } } });
  expect(data).toEqual({ id: "from the middleware" });
  expect(await extend.workflowRuns.get("r")).toEqual({ id: url });
});
