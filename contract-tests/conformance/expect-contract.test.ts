import { afterEach, expect, test } from "vitest";
import { ContractError, expectContract } from "../../src/verify.js";
import { startTampered, type Tamper, type TamperedServer, token, withRun } from "./tampered-server.js";

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
