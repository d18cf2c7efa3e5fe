import { expect, test } from "vitest";
import { InvalidInputError } from "../client/errors/index.js";
import { oldOutput } from "./test-support.js";
import { upgradeParserRun, upgradeProcessorRun } from "./upgrade-single-run.js";

// All that holds for every run is tested with generated ones; here is what those cannot have, or do not say by themselves.
const versions = { from: "2025-04-21", to: "2026-02-09" } as const;

function processorRun(members: object) {
  return upgradeProcessorRun(oldOutput(members) as never, versions);
}

function parserRun(members: object) {
  const run = {
    object: "parser_run",
    id: "parser_run_1",
    fileId: "file_1",
    chunks: [],
    status: "PROCESSED",
    metrics: { processingTimeMs: 5, pageCount: 1 },
    config: {},
  };
  return upgradeParserRun({ ...run, ...members } as never, versions);
}

const merged = [{ processorId: "dp_1", processorVersionId: "dpv_1", processorName: "A" }];
const file = (id: string) => ({ object: "file", id, name: id, metadata: {}, createdAt: "a", updatedAt: "b" });

test("what only the result of a step could name is lost, and so are further files where a run has one", () => {
  expect(processorRun({ mergedProcessors: merged }).lost).toMatchObject([{ pointer: "/mergedProcessors" }]);
  const config = { type: "CLASSIFY", classifications: [] };
  const classified = processorRun({ type: "CLASSIFY", config, files: [file("f1"), file("f2")] });
  expect(classified.run).toMatchObject({ object: "classify_run", file: null });
  expect(classified.lost).toMatchObject([{ pointer: "/files" }]);
});

test("blocks within blocks, raw words and unset edges come over", () => {
  const block = {
    object: "block",
    id: "b",
    type: "table",
    content: "| a |",
    details: { type: "figure_details", imageUrl: null },
    metadata: { page: { number: 1, width: null } },
    polygon: [{ x: 1, y: 2 }],
    boundingBox: { left: 1 },
  };
  const chunk = { object: "chunk", type: "page", content: "| a |", metadata: { pageRange: { start: 1, end: 1 } } };
  const word = { content: "a", boundingBox: { left: 1, top: 2, right: 3, bottom: 4 }, confidence: 1, pageNumber: 1 };
  const chunks = [{ ...chunk, blocks: [{ ...block, children: [{ ...block, id: "c", parentBlockId: "b" }] }] }];
  const { run, lost } = parserRun({ chunks, ocr: { words: [word] } });
  expect(run.output?.ocr).toEqual({ words: [word] });
  expect(run.output?.chunks[0]?.blocks[0]).toEqual({
    ...block,
    details: { type: "figure_details" },
    metadata: { page: { number: 1 } },
    boundingBox: { left: 1, top: null, right: null, bottom: null },
    children: [expect.objectContaining({ id: "c", parentBlockId: "b" })],
  });
  expect(lost).toEqual([]);
});

test("the state of a run that is done does not tell its text, that of one under way has none to tell", () => {
  const state = { object: "parser_run_status", id: "parser_run_1" };
  const pointersOf = (status: string) =>
    upgradeParserRun({ ...state, status } as never, versions).unknown.map(({ pointer }) => pointer);
  expect(pointersOf("PROCESSED")).toContain("/output");
  expect(pointersOf("PROCESSING")).not.toContain("/output");
  expect(pointersOf("FAILED")).toContain("/failureMessage");
});

test.each<[string, () => unknown, string]>([
  ["an answer", () => upgradeProcessorRun({ success: true, processorRun: {} } as never, versions), "body.processorRun"],
  ["an answer with a parser run", () => upgradeParserRun({ parserRun: {} } as never, versions), "body.parserRun"],
  ["an event", () => upgradeParserRun({ payload: {} } as never, versions), "event.payload"],
  ["a list", () => upgradeProcessorRun([] as never, versions), "not an object"],
  [
    "a workflow run",
    () => upgradeProcessorRun({ object: "workflow_run", id: "r" } as never, versions),
    "document_proc",
  ],
  ["a new run", () => upgradeParserRun({ object: "parse_run", id: "pr" } as never, versions), '"parser_run"'],
  ["a type of legacy", () => processorRun({ type: "INSTRUCT_QA" }), "INSTRUCT_QA"],
  ["a run of legacy", () => processorRun({ reviewed: undefined }), "legacy or v1?"],
  ["no chunks", () => parserRun({ chunks: undefined }), '"chunks"'],
  ["other versions", () => upgradeParserRun({} as never, { ...versions, from: "v1" } as never), "Possible: 2025-04-21"],
])("%s is refused", (_what, call, why) => {
  expect(call).toThrow(InvalidInputError);
  expect(call).toThrow(why);
});

test("a run that holds itself is refused", () => {
  const metadata: Record<string, unknown> = {};
  metadata.self = metadata;
  expect(() => processorRun({ metadata })).toThrow("The run holds itself");
});
