import { readFileSync } from "node:fs";
import type { ApiVersion } from "../../src/index.js";

/** A response that Extend's reference page of an API version shows, and what that page's references say about it. */
export interface Sample {
  body: unknown;
  /** Members that may be left out; every other member of the sample is required. */
  optional: string[];
  /** Members whose content is the caller's or a third party's: anything may stand below them. */
  freeForm: string[];
}

const fileMembers = ["type", "presignedUrl", "parentFileId", "contents", "usage"];
const contentsMembers = [
  "rawText",
  "markdown",
  "pages",
  "pages[].pageHeight",
  "pages[].pageWidth",
  "pages[].rawText",
  "pages[].markdown",
  "pages[].html",
  "sheets",
  "sheets[].rawText",
];
const parserMembers = [
  "target",
  "chunkingStrategy",
  "chunkingStrategy.type",
  "chunkingStrategy.options",
  "chunkingStrategy.options.minCharacters",
  "chunkingStrategy.options.maxCharacters",
  "engine",
  "blockOptions",
  "blockOptions.figures",
  "blockOptions.figures.enabled",
  "blockOptions.figures.figureImageClippingEnabled",
  "blockOptions.tables",
  "blockOptions.tables.enabled",
  "blockOptions.tables.targetFormat",
  "blockOptions.tables.tableHeaderContinuationEnabled",
  "blockOptions.tables.cellBlocksEnabled",
  "blockOptions.tables.agentic",
  "blockOptions.tables.agentic.enabled",
  "blockOptions.tables.agentic.customInstructions",
  "blockOptions.text",
  "blockOptions.text.signatureDetectionEnabled",
  "blockOptions.text.agentic",
  "blockOptions.text.agentic.enabled",
  "blockOptions.text.agentic.customInstructions",
  "advancedOptions",
  "advancedOptions.pageRotationEnabled",
  "advancedOptions.agenticOcrEnabled",
  "advancedOptions.pageRanges",
  "advancedOptions.pageRanges[].start",
  "advancedOptions.pageRanges[].end",
  "advancedOptions.excelParsingMode",
  "advancedOptions.excelSkipHiddenContent",
  "advancedOptions.excelUseRawCellValues",
  "advancedOptions.excelSkipCalculation",
  "advancedOptions.verticalGroupingThreshold",
  "advancedOptions.returnOcr",
  "advancedOptions.returnOcr.words",
  "advancedOptions.alwaysConvertToPdf",
];
const file20250421 = [
  ...fileMembers,
  ...below("metadata", ["pageCount", "parentSplit"]),
  ...below("contents", contentsMembers),
];

export const samples: Partial<Record<ApiVersion, Sample>> = {
  legacy: {
    body: read("legacy"),
    optional: below("workflowRun", [
      "reviewedBy",
      "reviewedAt",
      "startTime",
      "endTime",
      "files",
      "outputs[].initialOutput",
      "outputs[].reviewedOutput",
    ]),
    freeForm: ["workflowRun.metadata"],
  },
  v1: {
    body: read("v1"),
    optional: below("workflowRun", [
      "reviewedBy",
      "reviewedAt",
      "startTime",
      "endTime",
      "files",
      "outputs[].initialOutput",
      "outputs[].reviewedOutput",
      ...["initialOutput", "reviewedOutput", "output"].flatMap((output) =>
        ["amount", "invoice_number"].flatMap((field) =>
          below(`outputs[].${output}.metadata`, [
            field,
            ...below(field, [
              "insights",
              "citations",
              "citations[].page",
              "citations[].polygon",
              "citations[].referenceText",
              "ocrConfidence",
              "logprobsConfidence",
            ]),
          ]),
        ),
      ),
    ]),
    freeForm: [
      "workflowRun.metadata",
      ...["initialOutput", "reviewedOutput", "output"].map((output) => `workflowRun.outputs[].${output}.value`),
    ],
  },
  "2025-04-21": {
    body: read("2025-04-21"),
    optional: below("workflowRun", [
      "batchId",
      "failureReason",
      "failureMessage",
      "reviewedBy",
      "rejectionNote",
      "reviewedAt",
      "startTime",
      "endTime",
      "usage",
      ...below("files[]", file20250421),
      ...below("outputs[]", [
        "failureReason",
        "failureMessage",
        "metadata",
        "initialOutput",
        "reviewedOutput",
        "usage",
        ...below("files[]", file20250421),
        ...below("config", [
          "baseProcessor",
          "baseVersion",
          "classificationRules",
          "advancedOptions",
          "advancedOptions.context",
          "advancedOptions.advancedMultimodalEnabled",
          "advancedOptions.fixedPageLimit",
          "advancedOptions.pageRanges",
          "advancedOptions.pageRanges[].start",
          "advancedOptions.pageRanges[].end",
          "parser",
          ...below("parser", parserMembers),
        ]),
      ]),
      "stepRuns[].output",
    ]),
    // The step of the sample validates against external data, so its output is whatever that endpoint answered.
    freeForm: below("workflowRun", ["metadata", "outputs[].metadata", "stepRuns[].output"]),
  },
  // That page has no whole sample: this one is put together from the example of each of its fields. All are required as
  // in extend-ai 1.17.0; recordings of its earlier releases lack createdBy (before 1.17.0) and the times of workflow and
  // version (before 1.7.0), and are not valid any more.
  "2026-02-09": {
    body: read("2026-02-09"),
    optional: ["files[].metadata.pageCount", "files[].metadata.parentSplit"],
    freeForm: ["metadata"],
  },
};

function read(version: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/${version}.json`, import.meta.url), "utf8"));
}

function below(prefix: string, members: string[]): string[] {
  return members.map((member) => `${prefix}.${member}`);
}
