import type { Schema } from "../../bundles/openapi.js";
import { isObject, type JsonObject } from "../../json.js";
import { timeText } from "./clock.js";
import type { StoredFile } from "./file-store.js";
import type { Ids } from "./ids.js";
import { allows } from "./shapes.js";

// A run that somebody creates ends like one of the examples. Its shape in a version is that example with other ids, files
// and times: the same ones in every version, since they follow from the ids in the example.

/** Kinds of things that belong to one run. */
const ownIds = /\b(workflow_run|workflow_step_run|step_run|dpr|parser_run|pr|exr|clr|splr|file)_[A-Za-z0-9_-]{16,}/g;

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What takes the place of what in an example. */
export interface Instance {
  runId: string;
  /** The files that the run of the example is over. */
  inputs: readonly JsonObject[];
  /** The files that the run is over; each takes the place of one in the example. */
  files: readonly StoredFile[];
  /** When the run was created, begins and ends. */
  times: { created: number; began: number; ended: number };
  /** The schema of the type of a file: older versions lack the newer types. */
  fileType: Schema | undefined;
  /** Other texts, such as the id of the workflow. */
  texts: ReadonlyMap<string, string>;
}

/** The times of an example that those of a run take the place of; `NaN` where it has none. */
export interface ExampleTimes {
  created: number;
  began: number;
  /** The last time of all: of a review, where there was one. */
  ended: number;
}

/** Every sandbox asks it of the same examples. */
const knownTimes = new WeakMap<JsonObject, ExampleTimes>();

export function timesOf(example: JsonObject): ExampleTimes {
  const times = knownTimes.get(example) ?? findTimes(example);
  knownTimes.set(example, times);
  return times;
}

function findTimes(example: JsonObject): ExampleTimes {
  const created = Date.parse(String(example.initialRunAt ?? example.createdAt));
  const began = typeof example.startTime === "string" ? Date.parse(example.startTime) : created;
  let ended = began;
  JSON.stringify(example, (_key, value) => {
    if (typeof value === "string" && time.test(value)) ended = Math.max(ended, Date.parse(value));
    return value;
  });
  return { created, began, ended };
}

/** The example as the shape of another run. */
export function instantiate(example: JsonObject, from: ExampleTimes, instance: Instance, ids: Ids): JsonObject {
  const { runId, inputs, files, times } = instance;
  // More files than the example has appear beside its own; the steps show those that it has.
  const taken = new Map(inputs.map((file, index) => [String(file.id), files[index % files.length]]));
  const names = new Map(inputs.map((file) => [String(file.name), taken.get(String(file.id))?.name ?? ""]));

  function newId(id: string, prefix: string): string {
    if (id === example.id) return runId;
    return taken.get(id)?.id ?? ids.from(prefix, runId, id);
  }

  function newTime(text: string): string {
    const at = Date.parse(text);
    // What was there before the run stays as it was, such as the workflow.
    if (!(at >= from.created)) return text;
    return timeText(Math.round(between(at, from, times)));
  }

  function copy(value: unknown): unknown {
    if (typeof value === "string") {
      const other = instance.texts.get(value) ?? names.get(value);
      if (other !== undefined) return other;
      if (time.test(value)) return newTime(value);
      const text = value.replace(ownIds, newId);
      return [...instance.texts].reduce((all, [old, it]) => (old.length > 16 ? all.replaceAll(old, it) : all), text);
    }
    if (Array.isArray(value)) return value.map(copy);
    if (!isObject(value)) return value;
    const copied = Object.fromEntries(Object.entries(value).map(([key, it]) => [key, copy(it)]));
    const file = value.object === "file" ? taken.get(String(value.id)) : undefined;
    return file ? { ...copied, ...sameMembers(value, file, instance.fileType) } : copied;
  }

  return copy(example) as JsonObject;
}

/** Of a file, what an example shows of its own. */
export function sameMembers(shown: JsonObject, file: StoredFile, fileType: Schema | undefined): JsonObject {
  const { id, name, createdAt, updatedAt } = file;
  const type = allows(fileType, file.type) ? file.type : null;
  const known = { id, name, type, createdAt, updatedAt, presignedUrl: null };
  return Object.fromEntries(Object.entries(known).filter(([member]) => Object.hasOwn(shown, member)));
}

/** A time of the example, moved so that the three points of the example fall on those of the run. */
function between(at: number, from: ExampleTimes, to: ExampleTimes): number {
  if (at <= from.began) return to.created + share(at, from.created, from.began) * (to.began - to.created);
  return to.began + share(at, from.began, from.ended) * (to.ended - to.began);
}

function share(at: number, begin: number, end: number): number {
  return end > begin ? (at - begin) / (end - begin) : 1;
}
