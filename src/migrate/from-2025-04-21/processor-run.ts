import type { New, Old } from "../shapes.js";
import type { Source } from "../source.js";
import { unknownText, unknownTime } from "../stand-ins.js";
import { isUnknown, omitted, orNull, unknown, valueOrStandIn } from "../unknown.js";
import { upgradeFile } from "./file.js";

const otherIds = "It is an id of 2025-04-21: no rule leads to that of 2026-02-09.";
const notThere = "2025-04-21 does not say it of an output.";

/** What extract, classify and split runs have in common. */
export function processorRunOf(from: Source<Old<"ProcessorRun">>) {
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
export function processorOf<Kind extends string>(from: Source<Old<"ProcessorRun">>, object: Kind) {
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
export function processorVersionOf<Kind extends string, IdKey extends string>(
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
export function onlyFileOf(from: Source<Old<"ProcessorRun">>): string {
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
