import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FoundOperation, operationsOf } from "../src/bundles/operations-of.js";
import { ApiError } from "../src/index.js";
import { answersOf, bundleOf, requestExamplesOf, responseOf, versions } from "./support/bundle.js";
import { callOperation, type Sent, sentByExample } from "./support/call-operation.js";
import { type ContractClient, prefer, startContractClient } from "./support/contract-client.js";

// Every documented answer and every example of a request, of every operation, through the client's own method for it.
describe.each(versions)("%s", (version) => {
  const bundle = bundleOf(version);
  const operations = operationsOf(bundle);
  const answers = answersOf(bundle);
  const wanted = new Set<string>();
  const asked = new Set<string>();
  const nameOf = (operation: FoundOperation, status: number | string, key: string) =>
    `${responseOf({ operation, status: Number(status) })} ${key}`;
  // Each operation refuses once, and what several operations refuse alike is asked of one.
  const refusals = answers.filter(({ operation, status, key }) => {
    const names = status < 300 ? [] : [operation.id, nameOf(operation, status, key)];
    return names.filter((name) => !wanted.has(name) && wanted.add(name)).length > 0;
  });
  let client: ContractClient<typeof version>;

  beforeAll(async () => {
    client = await startContractClient(version);
  });
  afterAll(() => client.close());

  // An answer that invites to be repeated would be: each attempt gets the same.
  const once = { maxRetries: 0 };

  test.each(answers.filter(({ status }) => status < 300))(
    "$operationId $status $key is returned as the description has it",
    async ({ operation, status, key, value }) => {
      const { result, page } = operation.facts;
      const headers = prefer({ status, key });
      const returned = await callOperation(client.extend, operation, sentByExample(bundle, operation), { headers });
      expect(client.exchanges.at(-1)?.status).toBe(status);
      const body = value as Record<string, unknown>;
      if (page) expect(returned).toMatchObject({ items: body[page.items] });
      else expect(returned).toEqual(result === undefined ? value : body[result]);
      asked.add(nameOf(operation, status, key));
    },
  );

  test.each(refusals)(
    "$operationId $status $key is thrown with its fields",
    async ({ operation, status, key, value }) => {
      const options = { headers: prefer({ status, key }), ...once };
      const call = async () => callOperation(client.extend, operation, sentByExample(bundle, operation), options);
      const error: unknown = await call().catch((error: unknown) => error);
      expect(error).toBeInstanceOf(ApiError);
      const body = value as Record<string, unknown>;
      expect(error).toMatchObject({
        status,
        code: body.code,
        reason: body.message ?? body.error,
        // A body that does not say leaves it to the status.
        retryable: body.retryable ?? (status === 429 || status >= 500),
        body,
      });
      if (body.requestId !== undefined) expect(error).toHaveProperty("requestId", body.requestId);
      asked.add(nameOf(operation, status, key));
    },
  );

  const requests = operations.flatMap((operation) =>
    requestExamplesOf(bundle, operation).map((example) => ({ operationId: operation.id, operation, ...example })),
  );
  test.each(requests)(
    "$operationId: the request $key is accepted and arrives as it is",
    async ({ operation, value }) => {
      await callOperation(client.extend, operation, { ...sentByExample(bundle, operation), body: value });
      const { body, status } = client.exchanges.at(-1) ?? {};
      expect(status).toBeLessThan(300);
      expect(await membersOf(body)).toEqual(value);
    },
  );

  test.each(operations.filter(({ facts }) => facts.query))(
    "$id: its parameters arrive as they are",
    async (operation) => {
      const sent: Sent = { ...sentByExample(bundle, operation), query: exampleQuery(operation) };
      await callOperation(client.extend, operation, sent);
      const { query, status } = client.exchanges.at(-1) ?? {};
      expect(status).toBeLessThan(300);
      for (const [name, value] of Object.entries(sent.query))
        expect(query?.getAll(name)).toEqual([value].flat().map(String));
    },
  );

  // After the others in this file: what they did not ask for would be untested without anyone noticing.
  test("no operation, status or example was left out", () => {
    const documented = operations.flatMap((operation) =>
      Object.keys(operation.operation.responses).flatMap((status) => {
        const keys = answers.filter((it) => it.operationId === operation.id && String(it.status) === status);
        if (keys.length === 0) return [`${nameOf(operation, status, "")} (has no example)`];
        return keys.map(({ key }) => nameOf(operation, status, key));
      }),
    );
    expect(documented.length).toBeGreaterThan(0);
    expect(documented.filter((name) => !asked.has(name))).toEqual([]);
  });
});

/** Every query parameter of an operation with its example. */
function exampleQuery({ parameters }: { parameters: { name: string; in: string; example?: unknown }[] }) {
  const query = parameters.filter((it) => it.in === "query" && it.example !== undefined);
  return Object.fromEntries(query.map(({ name, example }) => [name, example]));
}

/** What a body holds: JSON, or the parts of a form, files as their text. */
async function membersOf(body: FormData | string | undefined): Promise<unknown> {
  if (!(body instanceof FormData)) return JSON.parse(body ?? "");
  const parts = [...body].map(async ([name, part]) => [name, typeof part === "string" ? part : await part.text()]);
  return Object.fromEntries(await Promise.all(parts));
}
