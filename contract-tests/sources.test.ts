import { describe, expect, test } from "vitest";
import type { ApiVersion } from "../src/index.js";
import { type Place, placesIn, withChange, withoutMember } from "./support/places.js";
import { type Sample, samples } from "./support/samples.js";
import { runBodyPointer, validatorOf, violations } from "./support/validator.js";

// The descriptions against the values that Extend's own reference pages show, held in fixtures/. What is optional and
// what is free-form is written out in support/samples.ts, not taken from the descriptions: they are what is tested.
describe.each(Object.entries(samples) as [ApiVersion, Sample][])("%s", (version, { body, optional, freeForm }) => {
  const validate = validatorOf(version, runBodyPointer(version));
  const places = placesIn(body);
  const members = places.filter(({ isMember }) => isMember);

  test("the sample of the reference page is valid", () => {
    expect(violations(validate, body)).toEqual([]);
  });

  test("every place that samples.ts speaks of is in the sample", () => {
    const known = new Set(places.map(({ pattern }) => pattern));
    expect([...optional, ...freeForm].filter((pattern) => !known.has(pattern))).toEqual([]);
  });

  test.each(members.filter(({ pattern }) => !optional.includes(pattern) && !isBelow(pattern, freeForm)))(
    "without $path it is not valid",
    ({ keys }) => {
      expect(validate(withoutMember(body, keys))).toBe(false);
    },
  );

  test.each(members.filter(({ pattern }) => optional.includes(pattern)))("without $path it is valid", ({ keys }) => {
    expect(violations(validate, withoutMember(body, keys))).toEqual([]);
  });

  test.each(places.filter(({ pattern }) => !isBelow(pattern, freeForm)))(
    "with another type at $path it is not valid",
    ({ keys, value }: Place) => {
      const other = typeof value === "number" ? "a string" : 4711;
      expect(validate(withChange(body, keys, other))).toBe(false);
    },
  );

  test("unknown members are valid everywhere", () => {
    const objects = places.filter(({ value }) => typeof value === "object" && value !== null && !Array.isArray(value));
    for (const { keys, pattern } of objects) {
      if (isMapOfDescribedValues(pattern)) continue;
      const extended = withChange(body, [...keys, "fromTheFuture"], { nested: [1] });
      expect(violations(validate, extended), `at ${pattern}`).toEqual([]);
    }
  });
});

function isBelow(pattern: string, ancestors: string[]): boolean {
  return ancestors.some((ancestor) => pattern.startsWith(`${ancestor}.`) || pattern.startsWith(`${ancestor}[`));
}

/** Maps by field name or path: their keys are data, and their values have a schema of their own. */
function isMapOfDescribedValues(pattern: string): boolean {
  return /\.(edits|output|initialOutput|reviewedOutput|initialOutput\.metadata|reviewedOutput\.metadata|output\.metadata)$/i.test(
    pattern,
  );
}

// Runs of other kinds, as far as pages and official samples show them. Files that a page shows by their name alone are left
// out: that is taken for an abridgement.
const run1234 = {
  object: "document_processor_run",
  id: "dpr_1234",
  output: null,
  processorId: "dp_5678",
  processorVersionId: "dpv_91011",
  processorName: "Invoice Extractor",
  status: "PROCESSING",
  metadata: { internal_id: "id_1234" },
  reviewed: false,
  edited: false,
  edits: null,
  type: "EXTRACT",
  config: { fields: [{ id: "total_amount", name: "Total Amount", type: "currency" }] },
  url: "https://dashboard.extend.app/runs/dpr_1234",
};
const edited = { originalValue: "1000.00", editedValue: "1100.00", fieldType: "currency", notes: "After tax" };
const batch1234 = {
  object: "batch_processor_run",
  id: "bpr_1234",
  processorId: "dp_5678",
  processorVersionId: "dpv_91011",
  processorName: "Processor Name",
  status: "PROCESSED",
  source: "EVAL_SET",
  sourceId: "ev_1234",
  runCount: 1,
  options: { fuzzyMatchFields: ["field1"], excludeFields: ["field2"], clearPreProcessingCache: true },
  createdAt: "2023-01-01T09:41:00.000Z",
  updatedAt: "2023-01-10T05:39:24.500Z",
};
const url = "https://www.w3.org/WAI/ER/tests/xhtml/testfiles/resources/pdf/dummy.pdf";
const created20250421 = {
  object: "document_processor_run",
  id: "dpr_l39vTgFDiB13heVuMQnUa",
  processorId: "dp_SmJyN3LMx9kW_YmFTxTha",
  processorVersionId: "dpv_YrgxmNn83sAO0JChhmLpa",
  processorName: "My Processor",
  status: "PROCESSING",
  output: {},
  initialOutput: {},
  reviewedOutput: null,
  failureReason: null,
  failureMessage: null,
  metadata: null,
  reviewed: false,
  edited: false,
  edits: {},
  type: "EXTRACT",
  config: { type: "EXTRACT", schema: null, fields: null, extractionRules: null, advancedOptions: null },
  files: [],
  mergedProcessors: [],
  url: "https://dashboard.extend.ai/runs/dpr_l39vTgFDiB13heVuMQnUa",
};
const both = ["legacy", "v1"] as const;
const shown: [version: ApiVersion, schema: string, what: string, body: object][] = [
  ...both.flatMap((version): (typeof shown)[number][] => [
    [
      version,
      "CreateProcessorRunRequest",
      "a request",
      {
        processorId: "dp_1234",
        version: "1.0",
        file: { fileName: "example.pdf", fileUrl: "https://test.s3.amazonaws.com/example.pdf" },
        priority: 50,
        metadata: { internal_id: "id_1234" },
      },
    ],
    [version, "ProcessorRunResponse", "a run that was created", { success: true, processorRun: run1234 }],
    [version, "ProcessorRun", "an edited run", { ...run1234, edited: true, edits: { total_amount: edited } }],
    [version, "BatchProcessorRunResponse", "a batch", { success: true, batchProcessorRun: batch1234 }],
  ]),
  [
    "2025-04-21",
    "CreateProcessorRunRequest",
    "a request",
    { processorId: "dp_Xj8mK2pL9nR4vT7qY5wZ", file: { fileName: "myFirstFile.pdf", fileUrl: url }, sync: true },
  ],
  ["2025-04-21", "ProcessorRunResponse", "a run that was created", { success: true, processorRun: created20250421 }],
  [
    "2025-04-21",
    "ParserRunResponse",
    "a state",
    {
      success: true,
      parserRun: { object: "parser_run_status", id: "parser_run_xK9mLPqRtN3vS8wF5hB2cQ", status: "PROCESSING" },
    },
  ],
  [
    "2025-04-21",
    "DeleteParserRunResponse",
    "a deletion",
    {
      success: true,
      parserRunId: "parser_run_xK9mLPqRtN3vS8wF5hB2cQ",
      message: "Parser run data has been successfully deleted.",
    },
  ],
];

test.each(shown)("%s %s: %s of the pages is valid", (version, schema, _what, body) => {
  expect(violations(validatorOf(version, `#/components/schemas/${schema}`), body)).toEqual([]);
});
