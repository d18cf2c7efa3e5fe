import { isObject, type JsonObject } from "../../../../json.js";
import { invalidRequest } from "../../../front/refusal-error.js";
import { type Behaviour, idsOf, unknownThing } from "../behaviour.js";
import { knownRun } from "./get.js";

/** Puts a reviewed output in the place of one of a run. Of an extraction, the fields that are not given stay. */
export const correctOutput: Behaviour = (call, state) => {
  const [id = "", outputId = ""] = idsOf(call);
  const outputs = (knownRun(call, id, state).outputs ?? []) as JsonObject[];
  const output = outputs.find((it) => it.id === outputId);
  if (!output)
    throw unknownThing(
      call,
      "output",
      outputId,
      outputs.map((it) => String(it.id)),
    );
  if (output.status !== "PROCESSED") {
    throw invalidRequest(`The output is ${output.status}. Only what is PROCESSED can be corrected.`);
  }
  const given = call.body.reviewedOutput as JsonObject;
  state.runs.correct(id, outputId, (it) => corrected(it, given));
  return knownRun(call, id, state);
};

function corrected(output: JsonObject, given: JsonObject): JsonObject {
  const before = (isObject(output.output) ? output.output : {}) as JsonObject;
  const after = merged(before, given);
  return {
    ...output,
    output: after,
    initialOutput: output.initialOutput ?? before,
    reviewedOutput: after,
    reviewed: true,
    edited: true,
    ...(Object.hasOwn(output, "edits") && { edits: { ...(output.edits as object), ...editsOf(before, after) } }),
  };
}

/** Both forms of an extraction keep what is not given; a class or splits are given as a whole. */
function merged(before: JsonObject, given: JsonObject): JsonObject {
  if (isObject(given.value) && isObject(before.value)) {
    return { ...before, value: { ...before.value, ...given.value } };
  }
  const isWhole = Object.hasOwn(given, "splits") || (typeof given.id === "string" && typeof given.type === "string");
  if (isWhole) return { ...before, ...given };
  return {
    ...before,
    ...Object.fromEntries(
      Object.entries(given).map(([name, field]) => [name, { ...(before[name] as object), ...(field as object) }]),
    ),
  };
}

function editsOf(before: JsonObject, after: JsonObject): JsonObject {
  const [old, now] = isObject(before.value) && isObject(after.value) ? [before.value, after.value] : [before, after];
  const names = Object.keys(now).filter((name) => JSON.stringify(now[name]) !== JSON.stringify(old[name]));
  return Object.fromEntries(names.map((name) => [name, { originalValue: old[name] ?? null, editedValue: now[name] }]));
}
