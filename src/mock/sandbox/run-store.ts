import path from "node:path";
import type { ApiVersion } from "../../api-versions.js";
import type { Schema } from "../../bundles/openapi.js";
import type { JsonObject } from "../../json.js";
import type { Description, Descriptions } from "../description.js";
import { type Clock, type Life, timeText } from "./clock.js";
import type { StoredFile } from "./file-store.js";
import type { Ids } from "./ids.js";
import { type ExampleTimes, instantiate, sameMembers, timesOf } from "./run-shape.js";
import { exampleItems, exampleResults, memberOf, resultSchema, shapeOf } from "./shapes.js";
import { cleanUsageTags, usageTagsKey } from "./usage-tags.js";
import { type StoredWorkflow, showWorkflow, type WorkflowVersion } from "./workflow-store.js";

/** Read access to the runs of a sandbox. */
export interface Runs {
  /** The ids of all runs, or of those that a version has. The first one is in every version. */
  ids(version?: ApiVersion): string[];
  /** A run as a version shows it now, without envelope; undefined where the version has no such run. */
  get(version: ApiVersion, id: string): JsonObject | undefined;
}

/** What a run is over, and what it is to be called. */
export interface NewRun {
  workflow: StoredWorkflow;
  workflowVersion: WorkflowVersion;
  files: readonly StoredFile[];
  name?: string | undefined;
  metadata?: JsonObject | undefined;
  batchId?: string | undefined;
  /** The version that it was asked for in: it knows usage tags, or not. */
  version: ApiVersion;
}

/** What lists look at. */
export interface AboutRun {
  createdAt: number;
  updatedAt: number;
  status: unknown;
  batchId: unknown;
  workflowId: string;
  /** Undefined for the runs of the examples. */
  workflowVersionId: string | undefined;
  fileNames: string[];
}

/** The runs, and the ways in which they change. */
export interface RunStore extends Runs {
  create(run: NewRun): string;
  /** Adds a run that has ended, as each version shows it. */
  put(shapes: Map<ApiVersion, JsonObject>, given: JsonObject): void;
  /** Applies a valid update for all versions at once, unless the version that it came by has no such run. */
  update(version: ApiVersion, id: string, update: JsonObject): void;
  /** Begins to cancel a run; whether that is allowed is for the caller to know. */
  cancel(id: string): void;
  delete(id: string): void;
  /** Puts something else in the place of one output of a run, in every version that shows it. */
  correct(id: string, outputId: string, change: (output: JsonObject) => JsonObject): void;
  /** What lists look at, in a version that has the run. */
  about(version: ApiVersion, id: string): AboutRun;
  /** Tells a run that somebody has read it, so that it goes on where runs live by reads. */
  noticeRead(id: string): void;
  /** Ends every run that is on its way. */
  settle(): void;
  reset(): void;
}

/** One run: what an update can change is kept once, the rest as each version shows it. */
interface StoredRun {
  id: string;
  /** As it is when it has ended. */
  shapes: Map<ApiVersion, JsonObject>;
  /** What the shapes are made of when it has; undefined for the runs of the examples. */
  created: (NewRun & { outcome: string }) | undefined;
  name: unknown;
  metadata: JsonObject;
  createdAt: number;
  changedAt: number;
  beginsAt: number;
  endsAt: number;
  /** When somebody cancelled it, in which status, and when that is done. */
  cancel: { at: number; status: string; doneAt: number } | undefined;
  corrections: Map<string, (output: JsonObject) => JsonObject>;
}

/** What a version shows of a run. */
interface RunForm {
  description: Description;
  schema: Schema;
  examples: Map<string, JsonObject>;
  /** A run that waits: the members that change in its life, as they are at its beginning. */
  waiting: JsonObject;
  /** Whether a run has a name. */
  showsName: boolean;
  /** Whether usage tags are more than one of the caller's own keys. */
  knowsUsageTags: boolean;
  statuses: readonly unknown[];
  fileType: Schema | undefined;
}

/** What changes in the life of a run, besides its name and metadata. */
const lifeMembers = [
  "status",
  "startTime",
  "endTime",
  "usage",
  "outputs",
  "stepRuns",
  "reviewed",
  "reviewedBy",
  "reviewedByUser",
  "reviewedAt",
  "rejectionNote",
  "failureReason",
  "failureMessage",
];

/** Makes a store that holds the example runs of every version. */
export function createRunStore(
  descriptions: Descriptions,
  { ids, clock, life, runSeconds }: { ids: Ids; clock: Clock; life: Life; runSeconds: number },
): RunStore {
  const forms = new Map(Object.values(descriptions).map((it) => [it.version, formOf(it)]));
  // The newest version that has an example says when it was what.
  const exampleTimes = new Map<string, ExampleTimes>();
  for (const { examples } of forms.values()) for (const [key, run] of examples) exampleTimes.set(key, timesOf(run));
  const runs = new Map<string, StoredRun>();

  /** The status of a run that is on its way; undefined when it has ended. */
  function stageOf(run: StoredRun): string | undefined {
    const now = clock.now();
    if (run.cancel) return now < run.cancel.doneAt ? "CANCELLING" : "CANCELLED";
    if (now < run.beginsAt) return "PENDING";
    return now < run.endsAt ? "PROCESSING" : undefined;
  }

  function shapeIn(run: StoredRun, version: ApiVersion): JsonObject | undefined {
    const known = run.shapes.get(version);
    if (known || !run.created) return known;
    const form = forms.get(version);
    const example = form?.examples.get(run.created.outcome);
    const from = exampleTimes.get(run.created.outcome);
    if (!form || !example || !from) return undefined;
    const { workflow, workflowVersion, files } = run.created;
    const { description, schema } = form;
    const was = example.workflow as JsonObject;
    const wasVersion = example.workflowVersion as JsonObject | undefined;
    const texts = new Map([[String(was.id), workflow.id]]);
    if (wasVersion) texts.set(String(wasVersion.id), workflowVersion.id);
    const hasEnded = stageOf(run) === undefined;
    // Where runs live by reads, nobody knows yet when it begins.
    const began = Number.isFinite(run.beginsAt) ? run.beginsAt : run.createdAt;
    const times = { created: run.createdAt, began, ended: hasEnded ? run.endsAt : began };
    const shape = instantiate(example, from, { runId: run.id, files, fileType: form.fileType, times, texts }, ids);
    const workflowSchema = memberOf(description, schema, "workflow") ?? {};
    const versionSchema = memberOf(description, schema, "workflowVersion");
    Object.assign(shape, {
      workflow: showWorkflow(description, workflowSchema, workflow, workflowVersion),
      ...(versionSchema && { workflowVersion: shapeOf(description, versionSchema, workflowVersion) }),
      ...(Object.hasOwn(shape, "files") && { files: withAll(shape.files as JsonObject[], files, form.fileType) }),
    });
    if (Object.hasOwn(shape, "batchId") || run.created.batchId !== undefined)
      shape.batchId = run.created.batchId ?? null;
    return shape;
  }

  /** A run before its end: what it will be, and of what changes in its life, what there is at the beginning. */
  function onItsWay(run: StoredRun, shape: JsonObject, form: RunForm, stage: string): JsonObject {
    const others = Object.entries(shape).filter(([name]) => !lifeMembers.includes(name));
    const began = stage !== "PENDING" && run.cancel?.status !== "PENDING";
    const ended = stage === "CANCELLED" ? run.cancel?.doneAt : undefined;
    const known = {
      ...Object.fromEntries(others),
      ...form.waiting,
      ...(began && { startTime: shape.startTime ?? timeText(run.beginsAt) }),
      ...(ended !== undefined && { endTime: timeText(ended) }),
      status: stage,
    };
    // In the order of the shape, with what it does not have at the end.
    return Object.fromEntries(
      [...Object.keys(shape), ...Object.keys(known)].flatMap((name) =>
        Object.hasOwn(known, name) ? [[name, known[name as keyof typeof known]]] : [],
      ),
    );
  }

  function show(run: StoredRun, version: ApiVersion): JsonObject | undefined {
    if (statusIn(run, version) === undefined) return undefined;
    const form = forms.get(version);
    const shape = shapeIn(run, version);
    if (!form || !shape) return undefined;
    const stage = stageOf(run);
    const shown = stage === undefined ? shape : onItsWay(run, shape, form, stage);
    const outputs = (shown.outputs as JsonObject[] | undefined)?.map((output) => {
      const change = run.corrections.get(String(output.id));
      return change ? change(output) : output;
    });
    return {
      ...shown,
      ...(outputs && { outputs }),
      ...(form.showsName && { name: run.name }),
      metadata: form.knowsUsageTags ? withUsageTags(run.metadata) : run.metadata,
    };
  }

  /** The status that a version shows; undefined where it has no such run, or no status for how it stands. */
  function statusIn(run: StoredRun, version: ApiVersion): unknown {
    const form = forms.get(version);
    const shape = run.shapes.get(version) ?? form?.examples.get(run.created?.outcome ?? "");
    const status = shape && (stageOf(run) ?? shape.status);
    return form?.statuses.includes(status) ? status : undefined;
  }

  const store: RunStore = {
    ids(version) {
      const has = (run: StoredRun) => version === undefined || statusIn(run, version) !== undefined;
      return [...runs.values()].filter(has).map(({ id }) => id);
    },

    get(version, id) {
      const run = runs.get(id);
      return run && show(run, version);
    },

    create(created) {
      const id = ids.next("workflow_run");
      const createdAt = clock.now();
      const [file] = created.files;
      const key = path.parse(file?.name ?? "").name.toLowerCase();
      const milliseconds = life === "by-reads" ? Number.POSITIVE_INFINITY : runSeconds * 1000;
      const form = forms.get(created.version);
      const outcome = form?.examples.has(key) ? key : "processed";
      const metadata = created.metadata ?? {};
      runs.set(id, {
        id,
        shapes: new Map(),
        created: { ...created, outcome },
        name: created.name ?? file?.name ?? id,
        metadata: form?.knowsUsageTags ? withUsageTags(metadata) : metadata,
        createdAt,
        changedAt: createdAt,
        beginsAt: createdAt + milliseconds / 4,
        endsAt: createdAt + milliseconds,
        cancel: undefined,
        corrections: new Map(),
      });
      return id;
    },

    put(shapes, given) {
      const id = String(given.id);
      runs.set(id, endedRun(id, shapes, given, timesOf(given).created, clock.now()));
    },

    update(version, id, { name, metadata }) {
      const run = runs.get(id);
      const form = forms.get(version);
      if (!run || !form || statusIn(run, version) === undefined) return;
      if (name !== undefined) run.name = name;
      const incoming = (metadata ?? {}) as JsonObject;
      // A spread defines each key instead of assigning it, so that a key __proto__ stays a key like any other.
      run.metadata = { ...run.metadata, ...(form.knowsUsageTags ? withUsageTags(incoming) : incoming) };
      run.changedAt = clock.now();
    },

    cancel(id) {
      const run = runs.get(id);
      if (!run) return;
      const at = clock.now();
      const milliseconds = life === "by-reads" ? Number.POSITIVE_INFINITY : (runSeconds * 1000) / 4;
      const [shape] = run.shapes.values();
      const status = stageOf(run) ?? String(shape?.status);
      run.cancel = { at, status, doneAt: at + milliseconds };
      run.changedAt = at;
    },

    delete(id) {
      runs.delete(id);
    },

    correct(id, outputId, change) {
      const run = runs.get(id);
      const before = run?.corrections.get(outputId);
      run?.corrections.set(outputId, (output) => change(before ? before(output) : output));
      if (run) run.changedAt = clock.now();
    },

    about(version, id) {
      const run = runs.get(id);
      if (!run) throw new Error(`There is no run ${id}.`);
      const points = run.cancel ? [run.cancel.doneAt] : [run.beginsAt, run.endsAt];
      const shape = run.shapes.get(version) ?? {};
      const files = run.created?.files ?? ((shape.files ?? []) as { name: string }[]);
      return {
        createdAt: run.createdAt,
        updatedAt: Math.max(run.changedAt, ...points.filter((at) => at <= clock.now())),
        status: statusIn(run, version),
        batchId: run.created ? run.created.batchId : shape.batchId,
        workflowId: String((run.created?.workflow ?? (shape.workflow as JsonObject)).id),
        workflowVersionId: run.created?.workflowVersion.id,
        fileNames: files.map(({ name }) => name),
      };
    },

    noticeRead(id) {
      const run = runs.get(id);
      if (life !== "by-reads" || !run) return;
      const now = clock.now();
      if (run.cancel) run.cancel.doneAt = Math.min(run.cancel.doneAt, now);
      else if (now < run.beginsAt) run.beginsAt = now;
      else if (now < run.endsAt) run.endsAt = now;
    },

    settle() {
      const now = clock.now();
      for (const run of runs.values()) {
        if (run.cancel) run.cancel.doneAt = Math.min(run.cancel.doneAt, now);
        run.beginsAt = Math.min(run.beginsAt, now);
        run.endsAt = Math.min(run.endsAt, now);
      }
    },

    reset() {
      runs.clear();
      for (const { examples, description } of forms.values()) {
        const lists = exampleItems(description, "workflowRuns", "list").flat();
        for (const shape of examples.values()) {
          const id = String(shape.id);
          const { created, ended } = timesOf(shape);
          const listed = lists.find((it) => it.id === id);
          const createdAt = typeof listed?.createdAt === "string" ? Date.parse(listed.createdAt) : created;
          const changedAt = typeof listed?.updatedAt === "string" ? Date.parse(listed.updatedAt) : ended;
          const old = runs.get(id);
          const shapes = new Map([...(old?.shapes ?? []), [description.version, shape]] as const);
          const run = endedRun(id, shapes, shape, createdAt, changedAt);
          runs.set(id, { ...run, name: old?.name ?? run.name });
        }
      }
    },
  };
  store.reset();
  return store;
}

/** A run that is as it is given, and changes by updates only. */
function endedRun(
  id: string,
  shapes: Map<ApiVersion, JsonObject>,
  { name, metadata }: JsonObject,
  createdAt: number,
  changedAt: number,
): StoredRun {
  const life = { beginsAt: 0, endsAt: 0, cancel: undefined, corrections: new Map() };
  return { id, shapes, created: undefined, name, metadata: metadata as JsonObject, createdAt, changedAt, ...life };
}

function formOf(description: Description): RunForm {
  const schema = resultSchema(description, "workflowRuns", "get");
  if (!schema) throw new Error(`The description of ${description.version} describes no run.`);
  const examples = new Map(exampleResults(description, "workflowRuns", "get"));
  const waiting = Object.entries(examples.get("pending") ?? {}).filter(([name]) => lifeMembers.includes(name));
  const metadata = memberOf(description, schema, "metadata");
  return {
    description,
    schema,
    examples,
    waiting: Object.fromEntries(waiting),
    showsName: memberOf(description, schema, "name") !== undefined,
    knowsUsageTags: memberOf(description, metadata, usageTagsKey) !== undefined,
    statuses: memberOf(description, schema, "status")?.enum ?? [],
    fileType: memberOf(description, memberOf(description, schema, "files")?.items, "type"),
  };
}

/** The files that a run shows: those that it is over, then those that came of them. */
function withAll(shown: JsonObject[], inputs: readonly StoredFile[], fileType: Schema | undefined): JsonObject[] {
  const [first = {}] = shown;
  const own = inputs.map(
    (file) => shown.find(({ id }) => id === file.id) ?? { ...first, ...sameMembers(first, file, fileType) },
  );
  return [...own, ...shown.filter(({ id }) => !inputs.some((file) => file.id === id))];
}

/**
 * Metadata as a version has it that knows usage tags: the tags cleaned. The other versions store anything under that
 * key. What is not a list of strings would break the schema here, so it is left out; the other versions still show it.
 */
function withUsageTags(metadata: JsonObject): JsonObject {
  if (!Object.hasOwn(metadata, usageTagsKey)) return metadata;
  const { [usageTagsKey]: value, ...others } = metadata;
  const tags = cleanUsageTags(value);
  return tags ? { ...metadata, [usageTagsKey]: tags } : others;
}
