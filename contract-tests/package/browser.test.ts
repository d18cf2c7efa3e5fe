import { createContext, runInContext } from "node:vm";
import { type BuildFailure, build } from "esbuild";
import { expect, test } from "vitest";
import { scratch } from "./scratch.js";
import { forBrowsers, nodeOnly } from "./subpaths.js";

// What pages and workers have, and none of Node's own: no process, no Buffer, no require.
const platform = {
  AbortController,
  AbortSignal,
  Blob,
  clearTimeout,
  crypto,
  DOMException,
  Event,
  EventTarget,
  fetch,
  FormData,
  Headers,
  performance,
  queueMicrotask,
  ReadableStream,
  Request,
  Response,
  setTimeout,
  structuredClone,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
};

async function inBrowser(contents: string, globals: object = platform): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: scratch },
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "app",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return runInContext(`${outputFiles[0]?.text}; app`, createContext({ ...globals }));
}

test.each(forBrowsers)("a bundle for browsers takes $specifier and runs without Node", async ({ specifier }) => {
  const { api } = (await inBrowser(`import * as api from "${specifier}"; export { api };`)) as { api: object };
  expect(Object.keys(api)).not.toEqual([]);
});

test.each(nodeOnly)("a bundle for browsers refuses $specifier and says that Node is missing", async ({ specifier }) => {
  const failure = await inBrowser(`import * as api from "${specifier}"; console.log(api);`).then(
    () => undefined,
    (error: BuildFailure) => error,
  );
  expect(failure?.errors.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^Could not resolve "node:\w+"$/),
  );
});

test("the client reads a run in a browser", async () => {
  const { run } = (await inBrowser(
    `import { createExtendClient } from "extend-contract";
     const extend = createExtendClient({ token: "sk_a", fetch: async (url) => Response.json({ id: url }) });
     export const run = extend.workflowRuns.get("r");`,
  )) as { run: Promise<{ id: string }> };
  expect((await run).id).toBe("https://api.extend.ai/workflow_runs/r");
});

test("webhooks are signed and verified in a browser", async () => {
  const { event } = (await inBrowser(
    `import { createEvent, signWebhook, verifyWebhook } from "extend-contract/webhooks";
     const secret = "wss_test";
     const signed = signWebhook({ event: createEvent("a", { name: "Zoë" }), secret });
     export const event = signed.then((delivery) => verifyWebhook({ ...delivery, secret }));`,
  )) as { event: Promise<{ payload: object }> };
  expect({ ...(await event).payload }).toEqual({ name: "Zoë" });
});

// What jsdom has, which Jest runs tests of pages in: none of fetch's classes, no TextDecoder.
test("the client loads and reads a run where fetch is a stand-in and nothing else of it is there", async () => {
  const { AbortController, AbortSignal, clearTimeout, performance, setTimeout, URL } = platform;
  const { run } = (await inBrowser(
    `import { createExtendClient } from "extend-contract";
     const headers = new Map([["content-type", "application/json"]]);
     const fetch = async (url) => ({ status: 200, headers, text: async () => JSON.stringify({ id: url }) });
     export const run = createExtendClient({ token: "sk_a", fetch }).workflowRuns.get("r");`,
    { AbortController, AbortSignal, clearTimeout, performance, setTimeout, URL },
  )) as { run: Promise<{ id: string }> };
  expect((await run).id).toBe("https://api.extend.ai/workflow_runs/r");
});
