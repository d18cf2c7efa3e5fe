import { expect, test } from "vitest";
import { ConnectionError } from "./errors/index.js";
import { createTransport } from "./transport.js";

const request = () => new Request("https://api.extend.ai/workflow_runs/a", { method: "POST" });

test("an answer passes through untouched", async () => {
  const answer = new Response("x", { status: 503 });
  expect(await createTransport(async () => answer)(request())).toBe(answer);
});

test("a failure to connect says what happened and where, and keeps its cause", async () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  const cause = new TypeError("fetch failed", { cause: refused });
  const error: unknown = await createTransport(() => Promise.reject(cause))(request()).catch((error) => error);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({
    name: "ConnectionError",
    message: "No answer came (connect ECONNREFUSED 127.0.0.1:1). POST https://api.extend.ai/workflow_runs/a",
    cause,
  });
});

test("the code is added where the message lacks it", async () => {
  const cause = new TypeError("fetch failed", {
    cause: Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }),
  });
  await expect(createTransport(() => Promise.reject(cause))(request())).rejects.toThrow(
    "(UND_ERR_SOCKET: other side closed)",
  );
});

test("an abort rejects with the caller's own reason", async () => {
  const controller = new AbortController();
  const reason = new Error("no longer needed");
  controller.abort(reason);
  const aborted = new Request("https://api.extend.ai", { signal: controller.signal });
  await expect(createTransport(() => Promise.reject(reason))(aborted)).rejects.toBe(reason);
});
