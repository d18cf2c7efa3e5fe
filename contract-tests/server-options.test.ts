import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startMock, startSandbox } from "../src/testing.js";
import { startProxy } from "../src/verify.js";

// Options as plain JavaScript and configuration files give them. Each is looked at before anything listens.

const servers: [name: string, start: (options: object) => Promise<unknown>][] = [
  ["startSandbox", (options) => startSandbox(options)],
  ["startMock", (options) => startMock(options)],
];

test.each(servers)("%s names the option that is wrong", async (name, start) => {
  const cases: [unknown, string][] = [
    [5, `${name} takes an object of options.`],
    [null, `${name} takes an object of options.`],
    [{ prot: 4010 }, `${name} has no option prot. It has port, host, `],
    [{ port: "abc" }, `The option port of ${name} must be a whole number from 0 (any free port) to 65535.`],
    [{ port: 1.5 }, "The option port"],
    [{ host: "" }, "The option host"],
    [{ requireVersion: "false" }, `The option requireVersion of ${name} must be true or false.`],
    [{ corsOrigins: "http://a" }, `The option corsOrigins of ${name} must be a list of origins`],
    [{ onExchange: 5 }, `The option onExchange of ${name} must be a function.`],
  ];
  for (const [options, message] of cases) {
    const error: unknown = await start(options as object).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(message);
  }
});

test.each<[object, string]>([
  [{ tokens: "sk_secret" }, "The option tokens of startSandbox must be a list of API keys."],
  [{ tokens: [""] }, "The option tokens of startSandbox must be a list of API keys."],
  [{ faults: { status: 500 } }, "The option faults of startSandbox must be a list of faults."],
  [{ faults: [{ statsu: 500 }] }, 'faults[0] cannot be armed: it has a member "statsu"; a fault has status, '],
  [{ faults: ["status=500"] }, "faults[0] cannot be armed: it is no object."],
])("startSandbox refuses %j", async (options, message) => {
  await expect(startSandbox(options)).rejects.toThrow(message);
});

const warnings: Error[] = [];
const onWarning = (warning: Error) => warnings.push(warning);
beforeAll(() => {
  process.on("warning", onWarning);
});
afterAll(() => {
  process.off("warning", onWarning);
});

test.each<[string, () => unknown]>([
  [
    "throws",
    () => {
      throw new Error("disk full");
    },
  ],
  [
    "rejects",
    async () => {
      throw new Error("disk full");
    },
  ],
])("an onExchange that %s ends no server", async (_, onExchange) => {
  warnings.length = 0;
  const sandbox = await startSandbox({ port: 0, onExchange });
  const proxy = await startProxy({ upstream: sandbox.url, port: 0, onExchange });
  for (let round = 0; round < 2; round++) expect((await fetch(proxy.url)).status).toBe(200);
  await proxy.close();
  await sandbox.close();
  await vi.waitFor(() => expect(warnings).toHaveLength(4));
  expect(warnings[0]).toMatchObject({ name: "HookWarning", message: "onExchange failed: disk full" });
});
