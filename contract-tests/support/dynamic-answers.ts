import { configureExtensionsUserProvided } from "@stoplight/prism-cli/dist/extensions.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operationAt } from "../../src/api-versions.js";
import { type ApiVersion, type CallOptions, ConnectionError } from "../../src/index.js";
import { bundleOf, operationsOf } from "./bundle.js";
import { type ContractClient, type Exchange, startContractClient } from "./contract-client.js";
import { runBodyPointer, validatorOf, violations } from "./validator.js";

const answersPerOperation = 200;

/**
 * Tests that the client returns whatever the description of a version allows: Prism makes it up from the schemas alone,
 * from a seed. One file per version calls this, so that they run side by side.
 */
export function testDynamicAnswers(version: ApiVersion): void {
  let client: ContractClient<ApiVersion>;

  beforeAll(async () => {
    client = await startContractClient(version);
    // A third of the optional members, and lists of one, so that a run of twelve levels stays readable.
    const faker = { "always-fake-optionals": false, "optionals-probability": 0.3, "max-items": 1, "ref-depth-max": 1 };
    await configureExtensionsUserProvided({ "x-json-schema-faker": faker }, {});
  });
  afterAll(() => client.close());

  const operations = operationsOf(bundleOf(version)).map(({ operation }) => operation.operationId);
  const validate = validatorOf(version, runBodyPointer(version));
  const envelope = operationAt(version, "workflowRuns", "get").result;

  test.each(operations)(`%s returns ${answersPerOperation} generated answers unchanged`, async (operationId) => {
    const { workflowRuns } = client.extend;
    const call = (options: CallOptions) =>
      operationId === "getWorkflowRun"
        ? workflowRuns.get("workflow_run_any", options)
        : workflowRuns.update("workflow_run_any", {}, options);
    const different = new Set<string>();
    // Prism's generator repeats the digits of a seed: 1, 11 and 111 give the same answer. From 1000 on all are different.
    for (let seed = 1000; different.size < answersPerOperation; seed++) {
      expect(seed, "Prism failed to generate more than a few answers").toBeLessThan(1000 + answersPerOperation * 1.05);
      let run: unknown;
      try {
        run = await call({ headers: { prefer: `dynamic=true, seed=${seed}` } });
      } catch (error) {
        // The generator fills up an object that must be empty (a block's details), about once in 200 answers.
        if (error instanceof ConnectionError && error.message.includes("prism/errors#VIOLATIONS")) continue;
        throw error;
      }
      const { answer } = client.exchanges.pop() as Exchange;
      const body = JSON.parse(answer);
      expect(violations(validate, body), `seed ${seed}`).toEqual([]);
      // As text: a comparison of runs member by member takes longer than all the rest.
      expect(JSON.stringify(run), `seed ${seed}`).toBe(JSON.stringify(envelope ? body[envelope] : body));
      different.add(answer);
    }
  });
}
