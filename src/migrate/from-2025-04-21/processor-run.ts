import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { isUnknown, omitted, orNull, unknown, unknownText, unknownTime, valueOrStandIn } from "../unknown.js";
import { configOf, upgradeClassifyConfig, upgradeExtractConfig, upgradeSplitConfig } from "./config.js";
import { upgradeFile } from "./file.js";
import { outputsOf, upgradeClassifyOutput, upgradeEdit, upgradeExtractOutput, upgradeSplitOutput } from "./output.js";

/** A processor run by itself in the shape of 2026-02-09: no step is around it that could say more. */
export function upgradeProcessorRun(
  from: Source<Old<"ProcessorRun">>,
): New<"ExtractRun"> | New<"ClassifyRun"> | New<"SplitRun"> {
  from.skip("object", "type");
  switch (from.value.type) {
    case "EXTRACT":
      from.loseUnlessEmpty("mergedProcessors", "2026-02-09 names what was merged in the result of a step only.");
      return extractRunOf(from);
    case "CLASSIFY":
      loseFurtherFiles(from);
      return classifyRunOf(from);
    case "SPLITTER":
      loseFurtherFiles(from);
      return splitRunOf(from);
  }
}

/** Several files have a place in an extraction only. */
function loseFurtherFiles(from: Source<Old<"ProcessorRun">>): void {
  if (from.value.files.length > 1) from.lose("files", "2026-02-09 shows one file of such a run.");
}

export function extractRunOf(from: Source<Old<"ProcessorRun">>): New<"ExtractRun"> {
  const fileId = onlyFileOf(from);
  const files = from.list("files", upgradeFile);
  const edits = from.one("edits", (dictionary) => dictionary.all(upgradeEdit));
  return {
    object: "extract_run",
    ...processorRunOf(from),
    ...outputsOf(from, (output) => upgradeExtractOutput(output, fileId)),
    edits: edits && Object.keys(edits).length > 0 ? edits : null,
    config: configOf(from, "EXTRACT", upgradeExtractConfig, {}),
    extractor: processorOf(from, "extractor"),
    extractorVersion: processorVersionOf(from, "extractor_version", "extractorId"),
    files: files && files.length > 1 ? files : null,
  };
}

export function classifyRunOf(from: Source<Old<"ProcessorRun">>): New<"ClassifyRun"> {
  loseEdits(from);
  return {
    object: "classify_run",
    ...processorRunOf(from),
    ...outputsOf(from, upgradeClassifyOutput),
    config: configOf(from, "CLASSIFY", upgradeClassifyConfig, { classifications: [] }),
    classifier: processorOf(from, "classifier"),
    classifierVersion: processorVersionOf(from, "classifier_version", "classifierId"),
  };
}

export function splitRunOf(from: Source<Old<"ProcessorRun">>): New<"SplitRun"> {
  loseEdits(from);
  return {
    object: "split_run",
    ...processorRunOf(from),
    ...outputsOf(from, upgradeSplitOutput),
    config: configOf(from, "SPLITTER", upgradeSplitConfig, { splitClassifications: [] }),
    splitter: processorOf(from, "splitter"),
    splitterVersion: processorVersionOf(from, "splitter_version", "splitterId"),
  };
}

const otherIds = "It is an id of 2025-04-21: no rule leads to that of 2026-02-09.";
const notThere = "2025-04-21 does not say it of an output.";

/** What extract, classify and split runs have in common. */
function processorRunOf(from: Source<Old<"ProcessorRun">>) {
  const files = from.list("files", upgradeFile);
  return {
    ...from.keep("status", "reviewed", "edited"),
    id: unknown(from.take("id"), otherIds),
    failureReason: orNull(from.take("failureReason")),
    failureMessage: orNull(from.take("failureMessage")),
    metadata: orNull(from.take("metadata")),
    // A package of files has no single one; neither has what could not be taken in.
    file: isUnknown(files) ? (unknown(null, notThere) as null) : files?.length === 1 ? (files[0] ?? null) : null,
    parseRunId: unknown(null, notThere),
    dashboardUrl: unknown(from.take("url"), "It is the link of 2025-04-21: those of 2026-02-09 are built differently."),
    usage: orNull(from.one("usage", usageOf)),
    createdAt: unknown(unknownTime, notThere),
    updatedAt: unknown(unknownTime, notThere),
  };
}

/** The processor that ran, by its new kind; null where nothing is known of it. */
function processorOf<Kind extends string>(from: Source<Old<"ProcessorRun">>, object: Kind) {
  const id = from.take("processorId");
  const name = from.take("processorName");
  if (isUnknown(id) && isUnknown(name)) return unknown(null, notThere);
  const processor = {
    object,
    id: unknown(id, otherIds),
    name,
    createdAt: unknown(unknownTime, notThere),
    updatedAt: unknown(unknownTime, notThere),
  };
  return processor;
}

/** The version of the processor that ran; null where nothing is known of it. */
function processorVersionOf<Kind extends string, IdKey extends string>(
  from: Source<Old<"ProcessorRun">>,
  object: Kind,
  idKey: IdKey,
) {
  const id = from.take("processorVersionId");
  if (isUnknown(id)) return unknown(null, notThere);
  const version = {
    object,
    id: unknown(id, otherIds),
    description: unknown(null, notThere),
    version: unknown(unknownText, notThere),
    createdAt: unknown(unknownTime, notThere),
    createdBy: unknown(null, notThere),
  };
  return { ...version, ...({ [idKey]: unknown(from.take("processorId"), otherIds) } as Record<IdKey, string>) };
}

/** The only file of an output, or that it cannot be told. */
function onlyFileOf(from: Source<Old<"ProcessorRun">>): string {
  const files = valueOrStandIn(from.value.files);
  return files.length === 1 && files[0] ? files[0].id : omitted("The output has not exactly one file.");
}

function usageOf(from: Source<Old<"ProcessorRunCredits">>): New<"RunUsage"> {
  return {
    credits: unknown(from.take("credits"), "It is the number of 2025-04-21, which counts in another way."),
    totalCredits: omitted(notThere),
    breakdown: omitted(notThere),
  };
}

/** Edits and merged processors belong to extractions; elsewhere they are lost, unless they are empty as they should be. */
function loseEdits(from: Source<Old<"ProcessorRun">>): void {
  from.loseUnlessEmpty("edits", "2026-02-09 shows edits of extractions only.");
  from.loseUnlessEmpty("mergedProcessors", "2026-02-09 merges extractions only.");
}
