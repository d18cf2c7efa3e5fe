import type { Ledger, Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { omitted, orNull, unknown, unknownText, unknownTime } from "../unknown.js";
import { upgradeChunk, upgradeOcr } from "./chunk.js";
import { upgradeParseConfig } from "./parse-config.js";

const notThere = "2025-04-21 does not say it of a parser run.";

/** A parser run of 2025-04-21, or its state alone, in the shape of 2026-02-09. */
export function upgradeParserRun(run: Old<"ParserRunOrStatus">, ledger: Ledger): New<"ParseRun"> {
  return run.object === "parser_run" ? wholeOf(ledger.sourceOf(run, "")) : stateOf(ledger.sourceOf(run, ""));
}

function wholeOf(from: Source<Old<"ParserRun">>): New<"ParseRun"> {
  return {
    ...runOf(from),
    file: fileOf(from.take("fileId")),
    output: outputOf(from),
    metrics: orNull(from.one("metrics", (metrics) => metrics.keep("processingTimeMs", "pageCount"))),
    config: from.one("config", upgradeParseConfig) ?? {},
    usage: orNull(from.one("usage", usageOf)),
  };
}

function stateOf(from: Source<Old<"ParserRunStatusObject">>): New<"ParseRun"> {
  const reason = "The state of a parser run does not say it.";
  // A run that is under way, or has failed, has neither.
  const ofDone = from.value.status === "PROCESSED" ? unknown(null, reason) : null;
  return {
    ...runOf(from),
    file: unknown(null, reason),
    output: ofDone,
    metrics: ofDone,
    config: unknown({}, reason),
    usage: ofDone,
  };
}

/** What a run and its state have in common, and what neither has. */
function runOf(from: Source<Old<"ParserRun">> | Source<Old<"ParserRunStatusObject">>) {
  const common = from as Source<Pick<Old<"ParserRunStatusObject">, "object" | "id" | "status" | "failureReason">>;
  common.skip("object");
  const status = common.take("status");
  return {
    object: "parse_run" as const,
    id: unknown(common.take("id"), "It is an id of 2025-04-21: no rule leads to that of 2026-02-09."),
    batchId: omitted(notThere),
    status,
    failureReason: orNull(common.take("failureReason")),
    failureMessage: status === "FAILED" ? unknown(null, notThere) : null,
    metadata: unknown(null, notThere),
    outputUrl: unknown(null, "Where 2025-04-21 shows the link is not documented."),
  };
}

function fileOf(id: string): New<"FileSummary"> {
  return {
    object: "file",
    id,
    name: unknown(unknownText, notThere),
    type: unknown(null, notThere),
    parentFileId: unknown(null, notThere),
    metadata: unknown({}, notThere),
    createdAt: unknown(unknownTime, notThere),
    updatedAt: unknown(unknownTime, notThere),
  };
}

/** The text; null where there is none, and lost with a run that has failed nevertheless. */
function outputOf(from: Source<Old<"ParserRun">>): New<"ParseOutput"> | null {
  if (from.value.status === "FAILED") {
    from.loseUnlessEmpty("chunks", "2026-02-09 shows no text of a run that has failed.");
    from.loseUnlessEmpty("ocr", "2026-02-09 shows no text of a run that has failed.");
    return null;
  }
  const ocr = from.one("ocr", upgradeOcr);
  return { chunks: from.list("chunks", upgradeChunk) ?? [], ...(ocr && { ocr }) };
}

function usageOf(from: Source<Old<"ParserRunCredits">>): New<"RunUsage"> {
  return {
    credits: unknown(from.take("credits"), "It is the number of 2025-04-21, which counts in another way."),
    totalCredits: omitted(notThere),
    breakdown: omitted(notThere),
  };
}
