import { InvalidInputError } from "../client/errors/index.js";
import { isObject } from "../json.js";
import type { UpgradePaths } from "./upgraded-run.js";

const paths: { readonly [From in keyof UpgradePaths]: readonly UpgradePaths[From][] } = {
  legacy: ["2025-04-21", "2026-02-09"],
  v1: ["2025-04-21", "2026-02-09"],
  "2025-04-21": ["2026-02-09"],
};

/** @throws InvalidInputError for a pair of versions that no upgrade leads between, and where there is none */
export function checkPath(versions: unknown): void {
  const { from, to } = isObject(versions) ? versions : {};
  const targets: readonly unknown[] | undefined =
    typeof from === "string" && Object.hasOwn(paths, from) ? paths[from as keyof UpgradePaths] : undefined;
  if (targets?.includes(to)) return;
  const possible = Object.entries(paths).flatMap(([old, news]) => news.map((it) => `${old} to ${it}`));
  throw new InvalidInputError(
    `A run cannot be upgraded from ${String(from)} to ${String(to)}. Possible: ${possible.join(", ")}.`,
  );
}

/** @throws InvalidInputError for a pair of versions other than those that runs of single steps are upgraded between */
export function checkSinglePath(versions: unknown): void {
  const { from, to } = isObject(versions) ? versions : {};
  if (from === "2025-04-21" && to === "2026-02-09") return;
  throw new InvalidInputError(
    `A run of this kind cannot be upgraded from ${String(from)} to ${String(to)}. Possible: 2025-04-21 to 2026-02-09.`,
  );
}

/** @throws InvalidInputError for what is not a processor run of 2025-04-21, as far as the outermost members tell */
export function checkProcessorRun(run: unknown): void {
  const members = checkBare(run, "processorRun");
  if (members.object !== "document_processor_run" || typeof members.id !== "string") {
    throw new InvalidInputError('This is not a processor run: it needs "object": "document_processor_run" and an id.');
  }
  if (!["EXTRACT", "CLASSIFY", "SPLITTER"].includes(members.type as string)) {
    throw new InvalidInputError(
      `This is not a processor run of 2025-04-21: its "type" is ${String(members.type)}, not EXTRACT, CLASSIFY or SPLITTER.`,
    );
  }
  if (typeof members.reviewed !== "boolean" || !Array.isArray(members.files)) {
    throw new InvalidInputError(
      'This is not a processor run of 2025-04-21: it has no "reviewed", or no "files". Is it one of legacy or v1?',
    );
  }
}

/** @throws InvalidInputError for what is not a parser run of 2025-04-21 or its state */
export function checkParserRun(run: unknown): void {
  const members = checkBare(run, "parserRun");
  if (!["parser_run", "parser_run_status"].includes(members.object as string) || typeof members.id !== "string") {
    throw new InvalidInputError(
      'This is not a parser run: it needs "object": "parser_run" or "parser_run_status" and an id.',
    );
  }
  if (members.object === "parser_run" && !Array.isArray(members.chunks)) {
    throw new InvalidInputError('This is not a parser run: its "chunks" is no list.');
  }
}

/** The members of a run that comes without the envelope of an answer or of an event. */
function checkBare(run: unknown, envelope: string): Record<string, unknown> {
  if (!isObject(run)) throw new InvalidInputError("The run is not an object. Give one run, as JSON.parse makes it.");
  if (isObject(run[envelope])) {
    throw new InvalidInputError(`This is an answer that holds a run. Give the run itself: body.${envelope}.`);
  }
  if (isObject(run.payload)) {
    throw new InvalidInputError("This is a webhook event. Give the run itself: event.payload.");
  }
  return run;
}

/** @throws InvalidInputError for what is not a run of that version, as far as the outermost members tell */
export function checkRun(given: unknown, from: keyof UpgradePaths): void {
  const run = checkBare(given, "workflowRun");
  if (run.object !== "workflow_run" || typeof run.id !== "string") {
    throw new InvalidInputError('This is not a workflow run: it needs "object": "workflow_run" and an id.');
  }
  if (isObject(run.workflowVersion) && !("outputs" in run)) {
    throw new InvalidInputError("This is a run of 2026-02-09 already: it has a workflowVersion and no outputs.");
  }
  if (from === "2025-04-21" && typeof run.reviewed !== "boolean") {
    throw new InvalidInputError('This is not a run of 2025-04-21: it has no "reviewed". Is it one of legacy or v1?');
  }
  if (from !== "2025-04-21" && typeof run.reviewed === "boolean") {
    throw new InvalidInputError(`This is not a run of ${from}: it has "reviewed". Is it one of 2025-04-21?`);
  }
  checkParts(run, from);
}

function checkParts(run: Record<string, unknown>, from: keyof UpgradePaths): void {
  const lists = from === "2025-04-21" ? ["outputs", "stepRuns", "files"] : ["outputs"];
  const noList = lists.find((key) => !Array.isArray(run[key]));
  if (noList !== undefined) throw new InvalidInputError(`This is not a run of ${from}: its "${noList}" is no list.`);
  if (!isObject(run.workflow))
    throw new InvalidInputError(`This is not a run of ${from}: its "workflow" is no object.`);
}
