import { ExtendClient } from "extend-ai";
import { ExtendClient as ExtendClient20250421 } from "extend-ai-2025-04-21";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationsOf } from "../src/bundles/operations-of.js";
import type { ApiVersion } from "../src/index.js";
import { type Prism, startPrism } from "../src/mock/index.js";
import { startSandbox } from "../src/testing.js";
import { answersOf, bundleOf, requestExamplesOf } from "./support/bundle.js";
import { sentByExample } from "./support/call-operation.js";
import { prefer, token } from "./support/contract-client.js";

// Extend's own clients, which no one here wrote: what they send must pass our descriptions, what our descriptions
// answer must reach them whole.

/** What a call of theirs is given: the ids of the path, query and body in one, the file of a form, and their options. */
interface Given {
  ids: [string, string];
  // biome-ignore lint/suspicious/noExplicitAny: whatever the description has as an example
  request: any;
  file: File;
  options: { headers: Record<string, string>; maxRetries: number };
}

/** Their methods by our places. Where they put a thing is theirs, so this cannot come from the descriptions. */
type Theirs<Client> = Record<string, (client: Client, given: Given) => Promise<unknown>>;

/** Their methods for the runs of a kind, which are called alike. */
function single<Resource extends "extractRuns" | "classifyRuns" | "splitRuns" | "parseRuns">(
  resource: Resource,
  atOnce: "extract" | "classify" | "split" | "parse",
): Theirs<ExtendClient> {
  const runsOf = (client: ExtendClient) => client[resource] as ExtendClient["parseRuns"];
  return {
    [`${resource}.${atOnce}`]: (client, { request, options }) => client[atOnce](request, options),
    [`${resource}.list`]: (client, { request, options }) => runsOf(client).list(request, options),
    [`${resource}.create`]: (client, { request, options }) => runsOf(client).create(request, options),
    [`${resource}.createBatch`]: (client, { request, options }) => runsOf(client).createBatch(request, options),
    [`${resource}.get`]: (client, { ids, request, options }) => runsOf(client).retrieve(ids[0], request, options),
    [`${resource}.cancel`]: (client, { ids, options }) => runsOf(client).cancel(ids[0], {}, options),
    [`${resource}.delete`]: (client, { ids, options }) => runsOf(client).delete(ids[0], {}, options),
  };
}

const theirs20260209: Theirs<ExtendClient> = {
  "workflowRuns.list": ({ workflowRuns }, { request, options }) => workflowRuns.list(request, options),
  "workflowRuns.create": ({ workflowRuns }, { request, options }) => workflowRuns.create(request, options),
  "workflowRuns.get": ({ workflowRuns }, { ids, options }) => workflowRuns.retrieve(ids[0], {}, options),
  "workflowRuns.update": ({ workflowRuns }, { ids, request, options }) => workflowRuns.update(ids[0], request, options),
  "workflowRuns.cancel": ({ workflowRuns }, { ids, options }) => workflowRuns.cancel(ids[0], {}, options),
  "workflowRuns.delete": ({ workflowRuns }, { ids, options }) => workflowRuns.delete(ids[0], {}, options),
  "workflowRuns.createBatch": ({ workflowRuns }, { request, options }) => workflowRuns.createBatch(request, options),
  ...single("extractRuns", "extract"),
  ...single("classifyRuns", "classify"),
  ...single("splitRuns", "split"),
  ...single("parseRuns", "parse"),
  "batchRuns.get": ({ batchRuns }, { ids, options }) => batchRuns.get(ids[0], options),
  "workflows.list": ({ workflows }, { request, options }) => workflows.list(request, options),
  "workflows.create": ({ workflows }, { request, options }) => workflows.create(request, options),
  "workflows.get": ({ workflows }, { ids, options }) => workflows.retrieve(ids[0], options),
  "workflows.update": ({ workflows }, { ids, request, options }) => workflows.update(ids[0], request, options),
  "workflowVersions.list": ({ workflowVersions }, { ids, request, options }) =>
    workflowVersions.list(ids[0], request, options),
  "workflowVersions.create": ({ workflowVersions }, { ids, request, options }) =>
    workflowVersions.create(ids[0], request, options),
  "workflowVersions.get": ({ workflowVersions }, { ids, options }) => workflowVersions.retrieve(...ids, options),
  "files.list": ({ files }, { request, options }) => files.list(request, options),
  "files.upload": ({ files }, { file, request, options }) => files.upload(file, request, options),
  "files.get": ({ files }, { ids, request, options }) => files.retrieve(ids[0], request, options),
  "files.delete": ({ files }, { ids, options }) => files.delete(ids[0], {}, options),
};

const theirs20250421: Theirs<ExtendClient20250421> = {
  "workflowRuns.list": ({ workflowRun }, { request, options }) => workflowRun.list(request, options),
  "workflowRuns.create": ({ workflowRun }, { request, options }) => workflowRun.create(request, options),
  "workflowRuns.get": ({ workflowRun }, { ids, options }) => workflowRun.get(ids[0], options),
  "workflowRuns.update": ({ workflowRun }, { ids, request, options }) => workflowRun.update(ids[0], request, options),
  "workflowRuns.cancel": ({ workflowRun }, { ids, options }) => workflowRun.cancel(ids[0], options),
  "workflowRuns.delete": ({ workflowRun }, { ids, options }) => workflowRun.delete(ids[0], options),
  "workflowRuns.createBatch": ({ batchWorkflowRun }, { request, options }) => batchWorkflowRun.create(request, options),
  "workflowRuns.correctOutput": ({ workflowRunOutput }, { ids, request, options }) =>
    workflowRunOutput.update(...ids, request, options),
  "processorRuns.list": ({ processorRun }, { request, options }) => processorRun.list(request, options),
  "processorRuns.create": ({ processorRun }, { request, options }) => processorRun.create(request, options),
  "processorRuns.get": ({ processorRun }, { ids, options }) => processorRun.get(ids[0], options),
  "processorRuns.cancel": ({ processorRun }, { ids, options }) => processorRun.cancel(ids[0], options),
  "processorRuns.delete": ({ processorRun }, { ids, options }) => processorRun.delete(ids[0], options),
  "batchProcessorRuns.get": ({ batchProcessorRun }, { ids, options }) => batchProcessorRun.get(ids[0], options),
  "parseRuns.parse": (client, { request, options }) => client.parse(request, options),
  "parserRuns.create": (client, { request, options }) => client.parseAsync(request, options),
  "parserRuns.get": ({ parserRun }, { ids, request, options }) => parserRun.get(ids[0], request, options),
  "parserRuns.delete": ({ parserRun }, { ids, options }) => parserRun.delete(ids[0], options),
  "workflows.create": ({ workflow }, { request, options }) => workflow.create(request, options),
  "files.list": ({ file }, { request, options }) => file.list(request, options),
  "files.upload": ({ file: files }, { file, options }) => files.upload(file, options),
  "files.get": ({ file }, { ids, request, options }) => file.get(ids[0], request, options),
  "files.delete": ({ file }, { ids, options }) => file.delete(ids[0], options),
};

function testClient<Client>(
  version: ApiVersion,
  create: (baseUrl: string) => Client,
  theirs: Theirs<Client>,
  refused: object,
  without: string[],
): void {
  const bundle = bundleOf(version);
  const operations = operationsOf(bundle).map((operation) => {
    const place = `${operation.resource}.${operation.name}`;
    return { ...operation, place, call: theirs[place] };
  });
  let prism: Prism;
  let client: Client;

  beforeAll(async () => {
    prism = await startPrism(bundle);
    client = create(prism.url);
  });
  afterAll(() => prism.close());

  const calls = operations.flatMap(({ place, call, facts, id, ...operation }) => {
    if (!call) return [];
    const found = { ...operation, facts, id };
    const sent = sentByExample(bundle, found);
    const given = (body: unknown, headers: Record<string, string> = {}): Given => {
      const { [facts.file ?? ""]: content, ...members } = (body ?? {}) as Record<string, unknown>;
      return {
        ids: Object.values(sent.path) as Given["ids"],
        request: { ...sent.query, ...members },
        file: new File([String(content)], "invoice.pdf"),
        options: { headers, maxRetries: 0 },
      };
    };
    const answers = answersOf(bundle).filter((it) => it.operationId === id && it.status < 300);
    const bodies = requestExamplesOf(bundle, found);
    return [
      ...answers.map((it) => ({ what: `${place} gives ${it.key}`, ...it, call, given: given(sent.body, prefer(it)) })),
      ...bodies.map((it) => ({ what: `${place} sends ${it.key}`, ...answers[0], call, given: given(it.value) })),
    ];
  });
  test.concurrent.each(calls)("$what", async ({ call, given, value }) => {
    expect(await call(client, given)).toEqual(value);
  });

  test("it has a method for every operation, but for those that are said here", () => {
    expect(
      operations.flatMap(({ place, call }) => (call ? [] : [place])),
      "Say above how this client makes the call or, when it has no such method, name the place below",
    ).toEqual(without);
  });

  test("it throws a documented error", async () => {
    const given: Given = {
      ids: ["r", "r"],
      request: {},
      file: new File([], "none.txt"),
      options: { headers: { prefer: "code=404" }, maxRetries: 0 },
    };
    const error: unknown = await theirs["workflowRuns.get"]?.(client, given).catch((error: unknown) => error);
    expect(error).toMatchObject(refused);
  });
}

describe("extend-ai 1.17.0 speaks 2026-02-09", () => {
  const create = (baseUrl: string) => new ExtendClient({ token, baseUrl, maxRetries: 0 });
  // The client waits a while before each of its reads: the kinds wait together, and the calls below are made meanwhile.
  test.concurrent.each([
    ["extract", { extractor: { id: "ex_own" } }],
    ["classify", { classifier: { id: "cl_own" } }],
    ["split", { splitter: { id: "spl_own" } }],
    ["parse", {}],
  ])("%s runs go through their life on the sandbox", async (kind, by) => {
    const sandbox = await startSandbox({ port: 0, life: "by-reads" });
    try {
      const client = create(sandbox.url);
      const file = { url: "https://example.com/invoice.pdf" };
      const runs = client[`${kind}Runs` as "parseRuns"];
      const polled = await runs.createAndPoll({ ...by, file }, { initialDelayMs: 1, maxDelayMs: 1 });
      expect(polled.status).toBe("PROCESSED");
      const now = await client[kind as "parse"]({ ...by, file });
      expect([now.object, now.status]).toEqual([polled.object, "PROCESSED"]);
      const { id } = await runs.create({ ...by, file });
      expect((await runs.cancel(id)).status).toBe("CANCELLED");
      expect(await runs.delete(id)).toMatchObject({ id });
      const batch = await runs.createBatch({ ...by, inputs: [{ file }, { file }] });
      expect((await runs.list({ batchId: batch.id })).data).toHaveLength(2);
      sandbox.settle();
      expect(await client.batchRuns.get(batch.id)).toMatchObject({ status: "PROCESSED", runCount: 2 });
    } finally {
      await sandbox.close();
    }
  });

  testClient("2026-02-09", create, theirs20260209, { statusCode: 404, body: { code: "NOT_FOUND" } }, []);
});

describe("extend-ai 0.0.12 speaks 2025-04-21", () => {
  const create = (baseUrl: string) => new ExtendClient20250421({ token, baseUrl });
  testClient("2025-04-21", create, theirs20250421, { statusCode: 404, body: { success: false } }, ["files.create"]);
});
