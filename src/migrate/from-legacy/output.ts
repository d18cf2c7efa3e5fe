import { isObject } from "../../json.js";
import type { Ledger, Source } from "../ledger.js";
import type { Legacy, Old } from "../shapes.js";
import { omitted, unknown, unknownText } from "../unknown.js";
import { upgradeFile } from "./files.js";

const notThere = "The output does not have it.";

/** An output with what only later editions of legacy show, as far as it is there; undefined for INSTRUCT_QA. */
export function upgradeOutput(from: Source<Legacy<"ProcessorRun">>, ledger: Ledger): Old<"ProcessorRun"> | undefined {
  const type = from.take("type");
  if (!isKnown(type)) {
    from.loseAll(`2025-04-21 has no processor of type ${type}.`);
    return undefined;
  }
  const { processorId, processorVersionId, processorName } = from.some(
    "processorId",
    "processorVersionId",
    "processorName",
  );
  const { status, reviewed, url } = from.some("status", "reviewed", "url");
  const output = from.one("output", upgradeProcessorOutput) ?? {};
  const initialOutput = from.one("initialOutput", upgradeProcessorOutput);
  const reviewedOutput = from.one("reviewedOutput", upgradeProcessorOutput);
  from.lose("config", "The layout of settings has changed, and the old one is not described.");
  const made: Old<"ProcessorRun"> = {
    ...from.keep("object", "id", "edited"),
    processorId: processorId ?? unknown(unknownText, notThere),
    processorVersionId: processorVersionId ?? unknown(unknownText, notThere),
    processorName: processorName ?? unknown(unknownText, notThere),
    status: status ?? unknown(Object.keys(output).length > 0 ? "PROCESSED" : "PENDING", notThere),
    output,
    ...(status === "FAILED" && { failureReason: omitted(notThere), failureMessage: omitted(notThere) }),
    ...from.some("metadata"),
    reviewed: reviewed ?? unknown(false, notThere),
    edits: from.some("edits").edits ?? {},
    type,
    config: unknown(leastConfig[type], "Settings of legacy cannot be converted."),
    ...(initialOutput && { initialOutput }),
    ...(reviewedOutput && { reviewedOutput }),
    files: from.list("files", upgradeFile) ?? unknown([], notThere),
    mergedProcessors: from.list("mergedProcessors", upgradeMerged) ?? unknown([], notThere),
    url: url ?? unknown(unknownText, notThere),
    usage: omitted(notThere),
  };
  return ledger.comesFrom(made, from);
}

const leastConfig: Record<Old<"ProcessorRun">["type"], Old<"ProcessorConfig">> = {
  EXTRACT: { type: "EXTRACT" },
  CLASSIFY: { type: "CLASSIFY", classifications: [] },
  SPLITTER: { type: "SPLITTER", splitClassifications: [] },
};

function isKnown(type: string): type is Old<"ProcessorRun">["type"] {
  return Object.hasOwn(leastConfig, type);
}

function upgradeMerged(from: Source<Legacy<"MergedProcessor">>): Old<"MergedProcessor"> {
  const { processorId, processorVersionId, processorName } = from.some(
    "processorId",
    "processorVersionId",
    "processorName",
  );
  return {
    processorId: processorId ?? unknown(unknownText, notThere),
    processorVersionId: processorVersionId ?? unknown(unknownText, notThere),
    processorName: processorName ?? unknown(unknownText, notThere),
  };
}

/** An output as it is, with what 2025-04-21 requires beyond legacy. */
function upgradeProcessorOutput(from: Source<Legacy<"ProcessorOutput">>): Old<"ProcessorOutput"> {
  const output = from.keep(...(Object.keys(from.value) as never[])) as Record<string, unknown>;
  if ("confidence" in output && typeof output.type === "string") {
    return {
      ...output,
      id: output.id ?? unknown(unknownText, "The output does not have it."),
    } as Old<"ClassifierOutput">;
  }
  return Object.fromEntries(Object.entries(output).map(([key, value]) => [key, withReferences(value)])) as never;
}

/** The result of a field, recognised by its id and type, has a list of references, which may be empty. */
function withReferences(value: unknown): unknown {
  const isFieldResult = isObject(value) && typeof value.id === "string" && typeof value.type === "string";
  return isFieldResult ? { ...value, references: value.references ?? [] } : value;
}
