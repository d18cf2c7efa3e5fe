import { get } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { startSandbox } from "./start-sandbox.js";

afterEach(() => vi.unstubAllGlobals());

// Environments such as happy-dom put their own in place of Node's globals, which Node's functions then refuse.
test("a sandbox uses nothing that the DOM of a test replaces", async () => {
  for (const name of [
    "AbortController",
    "AbortSignal",
    "Event",
    "EventTarget",
    "Headers",
    "Request",
    "Response",
    "fetch",
    "setTimeout",
    "clearTimeout",
    "setInterval",
    "crypto",
  ]) {
    vi.stubGlobal(name, () => {
      throw new Error(`${name} of the DOM was used`);
    });
  }
  const sandbox = await startSandbox({ port: 0, faults: [{ delayMs: 20 }, { delayMs: 600_000 }] });
  const ask = () =>
    new Promise<string>((resolve) =>
      get(`${sandbox.url}/workflow_runs/nope`, { headers: { authorization: "Bearer sk_test" } }, (answer) =>
        resolve(text(answer)),
      ),
    );
  expect(await ask()).toContain("There is no run");
  const waiting = ask();
  await sandbox.close();
  expect(await waiting).toContain("There is no run");
});
