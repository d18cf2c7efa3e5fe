import { isObject, type JsonObject, show } from "../../../../json.js";
import { plainJson } from "../../../front/exact-json.js";
import { invalidRequest, RefusalError } from "../../../front/refusal-error.js";
import { exampleResults } from "../../shapes.js";
import { type Kind, kinds } from "../../single-runs/kinds.js";
import type { NewSingleRun } from "../../single-runs/stored-single-run.js";
import type { State } from "../../state.js";
import { acknowledge, type Behaviour, type Call, unknownThing } from "../behaviour.js";
import { fileOf } from "../workflow-runs/create.js";
import { kindsOf, knownSingleRun, shownAsAsked } from "./get.js";

/**
 * Starts a run. How it ends is chosen by the name of its first file, as for workflow runs: `failed.pdf` like the example
 * of a failed run. With `sync` it is over before the answer.
 */
export const createSingleRun: Behaviour = (call, state) => {
  const id = state.singleRuns.create(newRun(call, call.body, state));
  if (call.body.sync === true) state.singleRuns.end(id);
  return knownSingleRun(call, id, state);
};

/**
 * A run that is over before the answer. One that has failed is the answer where the description has such a run among its
 * examples; else its failure is an error.
 */
export const runAtOnce: Behaviour = (call, state) => {
  const id = state.singleRuns.create(newRun(call, call.body, state));
  state.singleRuns.end(id);
  const run = knownSingleRun(call, id, state);
  const { description, operation } = call;
  const examples = exampleResults(description, operation.resource, operation.name);
  if (run.status === "FAILED" && !examples.some(([, { status }]) => status === "FAILED")) {
    throw new RefusalError({
      status: description.content(description.operation(operation), 422) ? 422 : 400,
      code: String(run.failureReason),
      message: String(run.failureMessage ?? run.failureReason),
    });
  }
  return shownAsAsked(call, run);
};

/** Starts a run for each input. The runs are found in the list of their kind, by the id of the batch. */
export const createSingleRunBatch: Behaviour = (call, state) => {
  // Every file is looked for before the first run starts: a batch starts as a whole.
  const runs = (call.body.inputs as JsonObject[]).map((input) => newRun(call, input, state));
  const [first] = runs;
  const batchId = state.batches.create(first?.kind ?? kinds.extract);
  for (const run of runs) state.batches.add(batchId, state.singleRuns.create({ ...run, batchId }));
  return state.batches.get(call.version, batchId) ?? acknowledge(call, batchId);
};

/**
 * The run that a body asks for.
 *
 * @param input what has the file and the metadata: the body, or one input of a batch
 * @throws RefusalError for a processor or a file that there is not, and for a schema that no extraction can have
 */
function newRun(call: Call, { file, rawText, package: together, metadata }: JsonObject, state: State): NewSingleRun {
  const { body, version } = call;
  const kind = kindOf(call, state);
  const reference = kind.processor === undefined ? undefined : (body[kind.processor] ?? body.processorId);
  const { id, version: asked, overrideConfig } = isObject(reference) ? reference : ({ id: reference } as JsonObject);
  const config = (overrideConfig ?? body.config ?? {}) as JsonObject;
  if (typeof id === "string") checkProcessor(call, kind, id, state);
  if (isObject(config.schema)) checkNullable(plainJson(config.schema) as JsonObject, "schema");
  const inputs = isObject(together) ? (together.files as JsonObject[]) : [isObject(file) ? file : String(rawText)];
  return {
    kind,
    version,
    files: inputs.map((input) => fileOf(call, input, state)),
    isPackage: isObject(together),
    processor: typeof id === "string" ? { id, version: asked as string | undefined } : undefined,
    config,
    metadata: isObject(metadata) ? metadata : undefined,
    batchId: undefined,
  };
}

/** Where a version has all kinds in one place, the settings tell the kind, or the processor of an example. */
function kindOf(call: Call, { singleRuns }: State): Kind {
  const [first = kinds.extract, ...others] = kindsOf(call);
  const { config, processorId } = call.body;
  if (others.length === 0) return first;
  const type = isObject(config) ? config.type : undefined;
  const like = singleRuns
    .ids(call.version, [first, ...others])
    .find((id) => singleRuns.about(call.version, id).facts.processorId === processorId);
  const known = like === undefined ? undefined : singleRuns.kindOf(like);
  return [first, ...others].find((kind) => kind.type === type) ?? known ?? first;
}

/**
 * Nobody can save a processor in the sandbox, so any id will do; one kind of id is unknown everywhere, so that a 404 can
 * be had.
 */
function checkProcessor(call: Call, kind: Kind, id: string, { singleRuns }: State): void {
  if (!id.includes("unknown")) return;
  const ids = singleRuns.ids(call.version, [kind]);
  const known = ids
    .map((it) => singleRuns.about(call.version, it).facts.processorId)
    .filter((it) => typeof it === "string");
  throw unknownThing(call, kind.processor ?? "processor", id, [...new Set(known)]);
}

const primitives = ["string", "number", "integer", "boolean"];

/**
 * Any value can be missing in a document, so Extend wants that the schema of each single one allows null.
 *
 * @throws RefusalError (400) that says where one does not
 */
function checkNullable(schema: JsonObject, place: string): void {
  const members = isObject(schema.properties) ? schema.properties : {};
  for (const [name, member] of Object.entries(members)) {
    const at = `${place}.properties.${name}`;
    if (!isObject(member)) continue;
    if (primitives.includes(String(member.type))) {
      throw invalidRequest(
        `The type in ${at} must allow null, as in ["${member.type}", "null"]; got ${show(member.type)}.`,
      );
    }
    checkNullable(member, at);
  }
  if (isObject(schema.items)) checkNullable(schema.items, `${place}.items`);
}
