import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ApiError, createExtendClient } from "../src/index.js";
import { type RunningSandbox, startSandbox } from "../src/testing.js";

// Runs of extractors, classifiers, splitters and the parser by themselves: they live as workflow runs do, and what comes
// of them follows from what was sent.

let sandbox: RunningSandbox;
const receiver = createServer((_, response) => response.end());
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const endpoint = { url, secret: "wss_test" };
  sandbox = await startSandbox({ port: 0, life: "by-hand", runSeconds: 60, seed: "single", webhooks: [endpoint] });
});
beforeEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.close();
  receiver.close();
});

const options = { token: "sk_test", baseUrl: "http://sandbox.localhost", maxRetries: 0 };
const extend = createExtendClient({ ...options, fetch: (url: string, init: RequestInit) => sandbox.fetch(url, init) });

const refusalOf = (call: PromiseLike<unknown>) =>
  Promise.resolve(call).then(
    () => undefined,
    ({ status, reason }: ApiError) => `${status} ${reason}`,
  );

const at = (name: string) => ({ url: `https://example.com/${name}` });

interface Thing {
  id: string;
  status: string;
}

/** What the kinds have in common, whose methods have types of their own. */
interface Resource {
  create(body: object): Promise<Thing>;
  get(id: string): Promise<Thing & Record<string, unknown>>;
  cancel(id: string): Promise<Thing>;
  delete(id: string): Promise<{ id: string }>;
  createBatch(body: object): Promise<Thing>;
  list(query?: object): PromiseLike<{ items: Thing[]; nextPageToken?: string }>;
}

const parse = extend.parseRuns.parse;
const kinds = [
  {
    kind: "extract",
    runs: extend.extractRuns,
    atOnce: extend.extractRuns.extract,
    by: { extractor: { id: "ex_own" } },
  },
  {
    kind: "classify",
    runs: extend.classifyRuns,
    atOnce: extend.classifyRuns.classify,
    by: { classifier: { id: "cl_own" } },
  },
  { kind: "split", runs: extend.splitRuns, atOnce: extend.splitRuns.split, by: { splitter: { id: "spl_own" } } },
  { kind: "parse", runs: extend.parseRuns, atOnce: parse, by: {} },
].map(({ runs, atOnce, ...it }) => ({
  ...it,
  runs: runs as unknown as Resource,
  atOnce: atOnce as unknown as (body: object) => Promise<Thing & Record<string, unknown>>,
}));

describe.each(kinds)("$kind", ({ kind, runs, atOnce, by }) => {
  test("a run waits, is at work, and ends as the name of its file says", async () => {
    const made = await Promise.all(
      ["invoice.pdf", "failed.pdf"].map((name) => runs.create({ ...by, file: at(name), metadata: { name } })),
    );
    expect(made.map(({ status }) => status)).toEqual(["PENDING", "PENDING"]);
    const [good = "", bad = ""] = made.map(({ id }) => id);
    sandbox.advance(20_000);
    expect(await runs.get(good)).toMatchObject({ status: "PROCESSING", output: null, usage: null });
    sandbox.advance(40_000);
    expect(await runs.get(good)).toMatchObject({ status: "PROCESSED", metadata: { name: "invoice.pdf" } });
    expect((await runs.get(good)).output).not.toBeNull();
    expect(await runs.get(bad)).toMatchObject({ status: "FAILED", output: null, failureReason: expect.any(String) });
  });

  test("the call that answers at once gives the same as a run that is waited for", async () => {
    const now = await atOnce({ ...by, file: at("invoice.pdf") });
    const { id } = await runs.create({ ...by, file: at("invoice.pdf") });
    sandbox.settle();
    const later = await runs.get(id);
    expect([now.status, Object.keys(now)]).toEqual([later.status, Object.keys(later)]);
    expect(await runs.get(now.id)).toEqual(now);
    // The guide of parsing says that a failure of it is an error.
    const failed = await refusalOf(atOnce({ ...by, file: at("failed.pdf") }));
    if (kind === "parse") expect(failed).toMatch(/^422/);
    else expect(failed).toBeUndefined();
  });

  test("what waits or is at work can be cancelled, and anything deleted", async () => {
    for (const waited of [0, 20_000]) {
      const { id } = await runs.create({ ...by, file: at("invoice.pdf") });
      sandbox.advance(waited);
      expect((await runs.cancel(id)).status).toBe("CANCELLED");
      expect(await refusalOf(runs.cancel(id))).toMatch(/^400 The run is CANCELLED/);
      expect(await runs.delete(id)).toEqual({ id });
      expect(await refusalOf(runs.get(id))).toMatch(/^404/);
    }
  });

  test("a batch is as far as its runs, which are listed by its id", async () => {
    const inputs = ["a.pdf", "failed.pdf", "c.pdf"].map((name) => ({ file: at(name) }));
    const { id } = await runs.createBatch({ ...by, inputs });
    await runs.create({ ...by, file: at("other.pdf") });
    const { items } = await runs.list({ batchId: id });
    expect(items).toHaveLength(3);
    expect(await extend.batchRuns.get(id)).toMatchObject({ status: "PENDING", runCount: 3 });
    sandbox.advance(20_000);
    expect((await extend.batchRuns.get(id)).status).toBe("PROCESSING");
    sandbox.settle();
    expect((await extend.batchRuns.get(id)).status).toBe("PROCESSED");
    expect((await runs.list({ batchId: id, status: "FAILED" })).items).toHaveLength(1);
    expect((await runs.list({ batchId: id, fileNameContains: "C.p" })).items).toHaveLength(1);
    expect((await runs.list({ batchId: id, source: "API" })).items).toHaveLength(0);
    const first = await runs.list({ maxPageSize: 2 });
    const second = await runs.list({ maxPageSize: 2, nextPageToken: first.nextPageToken });
    expect(second.items.filter(({ id: it }) => first.items.some((run) => run.id === it))).toEqual([]);
  });

  test("ends are told by webhook: of runs, and of batches once all is done", async () => {
    const eventsOf = async () => {
      const told = (await sandbox.deliveries()).map(({ eventType }) => eventType);
      return [...new Set(told)].sort();
    };
    await runs.create({ ...by, file: at("failed.pdf") });
    sandbox.settle();
    expect(await eventsOf()).toEqual([`${kind}_run.failed`]);
    await runs.createBatch({ ...by, inputs: [{ file: at("a.pdf") }] });
    sandbox.settle();
    const batch = kind === "parse" ? "batch_parse_run" : "batch_processor_run";
    expect(await eventsOf()).toEqual([`${batch}.processed`, `${kind}_run.failed`, `${kind}_run.processed`].sort());
  });
});

describe("what comes of a run follows from what was sent", () => {
  const nullable = (schema: object) => fc.constant({ anyOf: [schema, { type: "null" }] });
  const single = fc.oneof(
    fc.constantFrom("string", "number", "integer", "boolean").map((type) => ({ type: [type, "null"] })),
    fc.constantFrom("date", "date-time", "email", "uri").map((format) => ({ type: ["string", "null"], format })),
    fc.constant({ type: ["string", "null"], "extend:type": "date" }),
    fc.constantFrom([1, "two", null], ["a"], [null, false]).map((values) => ({ enum: values })),
    fc.record({ minLength: fc.nat(30), maxLength: fc.integer({ min: 30, max: 40 }) }).map((it) => ({
      type: ["string", "null"],
      ...it,
    })),
    fc
      .tuple(fc.constantFrom("integer", "number"), fc.integer({ min: -50, max: 50 }), fc.nat(20))
      .map(([type, minimum, more]) => ({ type: [type, "null"], minimum, maximum: minimum + more })),
    fc.integer({ min: -9, max: 9 }).map((it) => ({ type: ["number", "null"], exclusiveMinimum: it, multipleOf: 0.5 })),
    fc.integer({ min: -9, max: 9 }).map((it) => ({ type: ["integer", "null"], exclusiveMaximum: it })),
    nullable({ type: "string" }),
  );
  const { schema } = fc.letrec<{ schema: object; node: object }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      single,
      fc.record({ type: fc.constant("array"), items: tie("node"), minItems: fc.nat(4) }),
      tie("schema"),
    ),
    schema: fc
      .dictionary(fc.oneof(fc.constantFrom("total", "lineItems", "__proto__"), fc.string()), tie("node"), {
        maxKeys: 4,
      })
      .map((properties) => ({ type: "object", properties, required: Object.keys(properties) })),
  }));

  test("an extraction fits the schema that was sent", async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    await fc.assert(
      fc.asyncProperty(schema, async (given) => {
        const config = { schema: JSON.parse(JSON.stringify(given)) };
        const run = await extend.extractRuns.extract({ config, file: at("invoice.pdf") });
        const output = run.output as { value: object; metadata: object };
        expect(ajv.validate(config.schema, output.value), JSON.stringify([config.schema, output.value])).toBe(true);
        expect(run.config).toMatchObject(config);
      }),
      { numRuns: 60 },
    );
  });

  test("schemas that refer to themselves, and those that ask for too much, get an answer", async () => {
    const node = { type: "object", properties: { name: { type: ["string", "null"] }, next: { $ref: "#/$defs/node" } } };
    const many = { type: "array", minItems: 1e9, items: { $ref: "#/properties/many" } };
    for (const it of [{ ...node, $defs: { node } }, { type: "object", properties: { many } }, { allOf: "no" }]) {
      expect((await extend.extractRuns.extract({ config: { schema: it }, file: at("a.pdf") })).status).toBe(
        "PROCESSED",
      );
    }
  });

  test("a schema whose single values cannot be null is refused, as by Extend", async () => {
    const properties = { lines: { type: "array", items: { type: "object", properties: { net: { type: "number" } } } } };
    const call = extend.extractRuns.create({ config: { schema: { type: "object", properties } }, file: at("a.pdf") });
    expect(await refusalOf(call)).toMatch(
      /^400 The type in schema\.properties\.lines\.items\.properties\.net must allow/,
    );
  });

  test("classes and splits are of those that were sent", async () => {
    const own = ["memo", "letter"].map((id) => ({ id, type: id, description: id }));
    const { output } = await extend.classifyRuns.classify({ config: { classifications: own }, file: at("a.pdf") });
    expect(["memo", "letter"]).toContain(output?.type);
    const split = await extend.splitRuns.split({ config: { splitClassifications: own }, file: at("a.pdf") });
    const splits = (split.output as { splits: { type: string; fileId?: string }[] }).splits;
    expect(splits.length).toBeGreaterThan(1);
    expect(splits.filter(({ type }) => !["memo", "letter"].includes(type))).toEqual([]);
    const part = await extend.files.get(splits[0]?.fileId ?? "");
    expect(part.parentFileId).toBe(split.file?.id);
  });

  test("a text that was sent is what parsing finds; with responseType=url it is behind a link", async () => {
    const { id } = await extend.files.upload({ file: new Blob(["Total: 12.50"]), name: "note.txt" });
    const run = await extend.parseRuns.parse({ file: { id } });
    expect(run.output?.chunks.map(({ content }) => content)).toEqual(["Total: 12.50"]);
    const linked = await extend.parseRuns.get(run.id, { responseType: "url" });
    expect(linked.output).toBeNull();
    const { pathname } = new URL(linked.outputUrl ?? "");
    expect(await (await fetch(sandbox.url + pathname)).json()).toEqual(run.output);
  });

  test("a package is shown as files; a saved extractor as asked for, and one with unknown in its id is unknown", async () => {
    const together = { files: [at("1.pdf"), at("2.pdf")] };
    const run = await extend.extractRuns.extract({ extractor: { id: "ex_own", version: "3.0" }, package: together });
    expect(run.file).toBeNull();
    expect(run.files?.map(({ name }) => name)).toEqual(["1.pdf", "2.pdf"]);
    expect(run.extractorVersion).toMatchObject({ extractorId: "ex_own", version: "3.0" });
    expect((await extend.extractRuns.list({ extractorId: "ex_own" })).items).toHaveLength(1);
    const unknown = extend.extractRuns.create({ extractor: { id: "ex_unknown" }, file: at("a.pdf") });
    expect(await refusalOf(unknown)).toMatch(/^404 There is no extractor "ex_unknown"/);
  });
});

test("with life by reads, each look at a run or a batch takes it a step further", async () => {
  const other = await startSandbox({ port: 0, life: "by-reads" });
  try {
    const client = createExtendClient({
      ...options,
      fetch: (url: string, init: RequestInit) => other.fetch(url, init),
    });
    const { id } = await client.parseRuns.createBatch({ inputs: [{ file: at("a.pdf") }] });
    const seen: string[] = [];
    for (let look = 0; look < 3; look++) seen.push((await client.batchRuns.get(id)).status);
    expect(seen).toEqual(["PENDING", "PROCESSING", "PROCESSED"]);
  } finally {
    await other.close();
  }
});

// The older versions have two resources for all kinds, wait with an object of another kind, or cannot read what they parse.
const clientOf = <V extends "2025-04-21" | "legacy">(apiVersion: V) =>
  createExtendClient({ ...options, apiVersion, fetch: (url, init) => sandbox.fetch(url, init) });

test("2025-04-21 shows a parser run by its state, then with its text, and a failure at once as an error", async () => {
  const { parserRuns, parseRuns } = clientOf("2025-04-21");
  const file = { fileUrl: "https://example.com/a.pdf" };
  const accepted = await parserRuns.create({ file });
  expect(await parserRuns.get(accepted.id)).toEqual({
    object: "parser_run_status",
    id: accepted.id,
    status: "PROCESSING",
  });
  await sandbox.advance(60_000);
  const run = await parserRuns.get(accepted.id);
  expect(run).toMatchObject({ object: "parser_run", id: accepted.id, status: "PROCESSED", chunks: [{}] });
  const failed = { fileUrl: "https://example.com/failed.pdf" };
  expect(await refusalOf(parseRuns.parse({ file: failed }))).toMatch(/^422 /);
});

test("2025-04-21 runs a processor to its end where that is asked for, and lists and deletes the run", async () => {
  const { processorRuns } = clientOf("2025-04-21");
  const run = await processorRuns.create({ processorId: "dp_own", rawText: "Order 66-1408", sync: true });
  expect(run).toMatchObject({ status: "PROCESSED", processorId: "dp_own", type: "EXTRACT" });
  const { items } = await processorRuns.list({ processorId: "dp_own" });
  expect(items.map(({ id }) => id)).toEqual([run.id]);
  await processorRuns.delete(run.id);
  expect(await refusalOf(processorRuns.get(run.id))).toMatch(/^404 /);
});

test("a run of 2025-04-21 that has failed has no values, whatever schema was sent", async () => {
  const { processorRuns } = clientOf("2025-04-21");
  const config = {
    type: "EXTRACT" as const,
    schema: { type: "object", properties: { a: { type: ["string", "null"] } } },
  };
  const run = await processorRuns.create({
    processorId: "dp_own",
    file: { fileUrl: "https://example.com/failed.pdf" },
    sync: true,
    config,
  });
  expect(run).toMatchObject({ status: "FAILED", output: {} });
  expect(Object.keys(run.output ?? {})).toEqual([]);
});

test("legacy parses, although it cannot read the run afterwards", async () => {
  const { parseRuns, processorRuns } = clientOf("legacy");
  const file = { fileName: "a.pdf", fileUrl: "https://example.com/a.pdf" };
  expect(await parseRuns.parse({ file })).toMatchObject({ object: "parser_run", status: "PROCESSED" });
  const { id } = await processorRuns.create({ processorId: "dp_own", file });
  await sandbox.advance(60_000);
  expect(await processorRuns.get(id)).toMatchObject({ status: "PROCESSED", output: { value: {} } });
});
