import { afterEach, expect, test } from "vitest";
import { ContractError, type ContractMatchers, contractMatchers, expectContract } from "../../src/verify.js";
import { startTampered, type Tamper, type TamperedServer, token, withRun } from "./tampered-server.js";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: as vitest declares it
  interface Matchers<T = any> extends ContractMatchers {}
}

const id = "workflow_run_8nmP4KL_sZSOg1ur1gmDd";

let server: TamperedServer;
afterEach(() => server.close());

async function answerOf(tamper: Tamper, path = `/workflow_runs/${id}`, version = "2026-02-09"): Promise<Response> {
  server = await startTampered(() => tamper);
  const headers = { authorization: `Bearer ${token}`, ...(version && { "x-extend-api-version": version }) };
  return fetch(server.url + path, { headers });
}

test("an answer as documented passes, and its body is still there", async () => {
  const response = await answerOf((_request, pass) => pass());
  await expectContract(response);
  expect(await response.json()).toMatchObject({ id });
});

test("one that breaks the contract is refused with every way in which it does, in characters that can be seen", async () => {
  const response = await answerOf(async (_request, pass) =>
    withRun(await pass(), "2026-02-09", (run) => ({ ...run, reviewed: "\u001b[2J", batchId: 5 })),
  );
  const error = await expectContract(response).catch((it) => it);
  expect(error).toBeInstanceOf(ContractError);
  expect(error.message).toContain(`GET /workflow_runs/${id} -> 200 breaks the contract of 2026-02-09:\n`);
  expect(error.message).toContain("reviewed is not as documented (type).");
  expect(error.message).not.toContain("\u001b");
  expect(error.findings.map(({ at }: { at: string }) => at).sort()).toEqual(["/batchId", "/reviewed"]);
});

test.each([
  ["2025-04-21" as const, "breaks the contract of 2025-04-21"],
  ["legacy" as const, "breaks the contract of legacy"],
  [undefined, undefined],
])("the version is the one that is given, %s, else that of the answer", async (apiVersion, message) => {
  const response = await answerOf((_request, pass) => pass());
  const judged = expectContract(response, { apiVersion });
  await (message ? expect(judged).rejects.toThrow(message) : judged);
});

test("an answer that nothing is known of, and a wrong call, are refused in words", async () => {
  const response = await answerOf((_request, pass) => pass(), "/nowhere");
  await expect(expectContract(response)).rejects.toThrow("GET /nowhere -> 404: no description has the operation.");
  await expect(expectContract(response, { verb: "GET" } as never)).rejects.toThrow("expectContract has no option verb");
  await response.text();
  await expect(expectContract(response)).rejects.toThrow("read before");
});

// Without it a test would pass, or be refused by "not", for a reason that has nothing to do with the contract.
test("the matcher says what expectContract says, and fails either way where nothing can be judged", async () => {
  expect.extend(contractMatchers);
  const broken: Tamper = async (_request, pass) =>
    withRun(await pass(), "2026-02-09", (run) => ({ ...run, batchId: 5 }));
  const response = await answerOf((request, pass) =>
    request.url.endsWith("?broken") ? broken(request, pass) : pass(),
  );
  const again = (query: string) =>
    fetch(response.url + query, {
      headers: { "x-extend-api-version": "2026-02-09", authorization: `Bearer ${token}` },
    });
  await expect(response).toMatchContract();
  await expect(await again("?broken")).not.toMatchContract();
  const failing = (matching: Promise<unknown>) => matching.then(String, ({ message }: Error) => message);
  expect(await failing(expect(await again("?broken")).toMatchContract())).toContain(
    "breaks the contract of 2026-02-09:\n",
  );
  expect(await failing(expect(await again("")).not.toMatchContract())).toContain("-> 200 keeps the contract.");
  expect(await failing(expect(await again("")).toMatchContract({ apiVersion: "2025-04-21" }))).toContain(
    "of 2025-04-21",
  );
  for (const assertion of [expect(await again("/nowhere")), expect(await again("/nowhere")).not])
    expect(await failing(assertion.toMatchContract())).toContain("no description has the operation");
  expect(await failing(expect({ status: 200 }).not.toMatchContract())).toContain("takes an answer of fetch");
});
