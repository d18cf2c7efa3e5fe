import { createRequire } from "node:module";
import { resetJSONSchemaGenerator } from "@stoplight/prism-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deref } from "../src/bundles/openapi.js";
import { type FoundOperation, operationsOf } from "../src/bundles/operations-of.js";
import { ConnectionError } from "../src/index.js";
import { pointerTo } from "../src/json.js";
import { answersOf, bundleOf, type DocumentedAnswer, versions } from "./support/bundle.js";
import { callOperation, sentByExample } from "./support/call-operation.js";
import { type ContractClient, type Exchange, startContractClient } from "./support/contract-client.js";
import { validatorOf, violations } from "./support/validator.js";

// The one that Prism requires: an import would be another copy.
const { JSONSchemaFaker } = createRequire(import.meta.url)("json-schema-faker") as typeof import("json-schema-faker");

/** Enough to meet every optional member and every branch of a run some times; of what is small, less is enough. */
const answersOfRun = 40;
const answersOfSmall = 15;

// The client returns whatever the description allows: Prism makes it up from the schemas alone, from a seed.
describe.each(versions)("%s", (version) => {
  const bundle = bundleOf(version);
  let client: ContractClient<typeof version>;

  beforeAll(async () => {
    client = await startContractClient(version);
    // A third of the optional members, and lists of one, so that a run of twelve levels stays readable.
    resetJSONSchemaGenerator();
    JSONSchemaFaker.option({ alwaysFakeOptionals: false, optionalsProbability: 0.3, maxItems: 1, refDepthMax: 1 });
  });
  afterAll(() => client.close());

  // Operations that answer with the same schema are the same to the generator.
  const bySchema = new Map<string, FoundOperation[]>();
  for (const operation of operationsOf(bundle)) {
    const schema = successSchema(operation);
    if (schema) bySchema.set(schema, [...(bySchema.get(schema) ?? []), operation]);
  }
  const cases = [...bySchema].flatMap(([schema, operations]) => {
    const isOfThese = ({ operationId }: DocumentedAnswer) => operations.some(({ id }) => id === operationId);
    const isLarge = answersOf(bundle).some((it) => isOfThese(it) && JSON.stringify(it.value)?.length > 2000);
    const count = isLarge ? answersOfRun : answersOfSmall;
    return operations.slice(0, 1).map((operation) => ({ schema, id: operation.id, operation, isLarge, count }));
  });

  test("a run is among what is large", () => {
    const large = cases.filter(({ isLarge }) => isLarge).map(({ schema }) => schema);
    expect(large.filter((schema) => /WorkflowRun(Response)?$/.test(schema))).toHaveLength(1);
  });

  test.each(cases)(
    "$id returns $count generated answers of $schema unchanged",
    async ({ schema, operation, count }) => {
      const validate = validatorOf(version, schema);
      const { result, page } = operation.facts;
      const sent = sentByExample(bundle, operation);
      const different = new Set<string>();
      // Prism's generator repeats the digits of a seed: 1, 11 and 111 give the same answer. From 1000 on all differ.
      for (let seed = 1000; seed < 1000 + count; seed++) {
        let returned: unknown;
        try {
          const headers = { prefer: `dynamic=true, seed=${seed}` };
          returned = await callOperation(client.extend, operation, sent, { headers });
        } catch (error) {
          // The generator fills up an object that must be empty (a block's details), about once in 200 answers.
          if (error instanceof ConnectionError && error.message.includes("prism/errors#VIOLATIONS")) continue;
          throw error;
        }
        const { answer } = client.exchanges.pop() as Exchange;
        const body = JSON.parse(answer);
        expect(violations(validate, body), `seed ${seed}`).toEqual([]);
        // As text: a comparison of runs member by member takes longer than all the rest.
        const [got, documented] = page
          ? [(returned as { items: unknown }).items, body[page.items]]
          : [returned, result === undefined ? body : body[result]];
        expect(JSON.stringify(got), `seed ${seed}`).toBe(JSON.stringify(documented));
        different.add(answer);
      }
      expect(different.size, "Prism failed to generate more than a few answers").toBeGreaterThan(count / 2);
    },
  );

  /** Pointer to the schema of a successful answer; undefined where it has no body. */
  function successSchema({ operation, path, method }: FoundOperation): string | undefined {
    const [status, node] = Object.entries(operation.responses).find(([it]) => it.startsWith("2")) ?? [];
    if (status === undefined || !node) return undefined;
    const [[type, content] = []] = Object.entries(deref(bundle, node).content ?? {});
    if (type === undefined || !content) return undefined;
    const place = node.$ref ?? pointerTo("#/paths", path, method.toLowerCase(), "responses", status);
    return content.schema.$ref ?? pointerTo(place, "content", type, "schema");
  }
});
