import path from "node:path";
import { type ApiVersion, newestApiVersion } from "../../../api-versions.js";
import type { JsonObject } from "../../../json.js";
import type { Descriptions } from "../../description.js";
import type { Clock } from "../clock.js";
import { filesIn } from "../file-store.js";
import type { Ids } from "../ids.js";
import { type Lifetime, type Lifetimes, stageOf } from "../lifetime.js";
import { timesOf } from "../run-shape.js";
import { exampleItems } from "../shapes.js";
import { createRunViews } from "./run-views.js";
import type { NewRun, StoredRun } from "./stored-run.js";

/** Read access to the runs of a sandbox. */
export interface Runs {
  /** The ids of all runs, or of those that a version has. The first one is in every version. */
  ids(version?: ApiVersion): string[];
  /** A run as a version shows it now, without envelope; undefined where the version has no such run. */
  get(version: ApiVersion, id: string): JsonObject | undefined;
}

/** What somebody decides who looks at a run. */
export type Review = "approve" | "reject" | "reclassify";

/** What lists look at. */
export interface AboutRun {
  createdAt: number;
  updatedAt: number;
  changeNumber: number;
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
  /** Ends the review of a run; whether it is in review is for the caller to know. */
  review(id: string, review: Review): void;
  /** The files that runs have cut out of others since this was asked last, as the newest version shows them. */
  takeFiles(): JsonObject[];
  /** What lists look at, in a version that has the run. */
  about(version: ApiVersion, id: string): AboutRun;
  /** Tells a run that somebody has read it, so that it goes on where runs live by reads. */
  noticeRead(id: string): void;
  /** Ends every run that is on its way. */
  settle(): void;
  /** The runs that have ended since this was asked last; those of the examples never do. */
  takeEnded(): string[];
  /** How long it takes until the next run ends by itself, in milliseconds; undefined where none will. */
  timeToNextEnd(): number | undefined;
  reset(): void;
}

/** Makes a store that holds the example runs of every version. */
export function createRunStore(
  descriptions: Descriptions,
  { ids, clock, lifetimes }: { ids: Ids; clock: Clock; lifetimes: Lifetimes },
): RunStore {
  const views = createRunViews(descriptions, ids, clock);
  const runs = new Map<string, StoredRun>();
  /** Those on their way whose outcome has files that are cut out of others. */
  const cutting = new Set<string>();

  const store: RunStore = {
    ids(version) {
      const has = (run: StoredRun) => version === undefined || views.statusIn(run, version) !== undefined;
      return [...runs.values()].filter(has).map(({ id }) => id);
    },

    get(version, id) {
      const run = runs.get(id);
      return run && views.show(run, version);
    },

    create(created) {
      const id = ids.next("workflow_run");
      const [file] = created.files;
      const key = path.parse(file?.name ?? "").name.toLowerCase();
      const outcome = views.examplesOf(created.version).has(key) ? key : "processed";
      runs.set(id, {
        ...lifetimes.begin(),
        id,
        shapes: new Map(),
        created: { ...created, outcome },
        name: created.name ?? file?.name ?? id,
        metadata: views.metadataIn(created.version, created.metadata ?? {}),
        corrections: new Map(),
        review: undefined,
      });
      if (cutFilesIn(views.examplesOf(newestApiVersion).get(outcome)).length > 0) cutting.add(id);
      return id;
    },

    put(shapes, given) {
      const run = endedRun(shapes, given, lifetimes.ended(timesOf(given).created, clock.now()));
      lifetimes.change(run);
      runs.set(run.id, run);
    },

    update(version, id, { name, metadata }) {
      const run = runs.get(id);
      if (!run || views.statusIn(run, version) === undefined) return;
      if (name !== undefined) run.name = name;
      const incoming = (metadata ?? {}) as JsonObject;
      // A spread defines each key instead of assigning it, so that a key __proto__ stays a key like any other.
      run.metadata = { ...run.metadata, ...views.metadataIn(version, incoming) };
      lifetimes.change(run);
    },

    cancel(id) {
      const run = runs.get(id);
      if (!run) return;
      const [shape] = run.shapes.values();
      lifetimes.cancel(run, stageOf(run, clock.now()) ?? String(shape?.status), 1 / 4);
    },

    delete(id) {
      runs.delete(id);
    },

    correct(id, outputId, correction) {
      const run = runs.get(id);
      const before = run?.corrections.get(outputId);
      run?.corrections.set(outputId, (output) => correction(before ? before(output) : output));
      if (run) lifetimes.change(run);
    },

    review(id, review) {
      const run = runs.get(id);
      if (!run) return;
      if (review !== "reclassify") {
        lifetimes.resume(run, 0);
        run.review = { outcome: review === "approve" ? "reviewed" : "rejected", at: run.endsAt };
        return;
      }
      // What came of the old class is gone; the run is at work again.
      run.corrections.clear();
      lifetimes.resume(run, 3 / 4);
      run.review = { outcome: "processed", at: undefined };
    },

    takeFiles() {
      return [...cutting].flatMap((id) => {
        const run = runs.get(id);
        if (run && stageOf(run, clock.now()) !== undefined && !run.cancel) return [];
        cutting.delete(id);
        return run && !run.cancel ? cutFilesIn(views.show(run, newestApiVersion)) : [];
      });
    },

    about(version, id) {
      const run = runs.get(id);
      if (!run) throw new Error(`There is no run ${id}.`);
      const shape = run.shapes.get(version) ?? {};
      const files = run.created?.files ?? ((shape.files ?? []) as { name: string }[]);
      return {
        createdAt: run.createdAt,
        changeNumber: run.changeNumber,
        updatedAt: lifetimes.updatedAt(run),
        status: views.statusIn(run, version),
        batchId: run.created ? run.created.batchId : shape.batchId,
        workflowId: String((run.created?.workflow ?? (shape.workflow as JsonObject)).id),
        workflowVersionId: run.created?.workflowVersion.id,
        fileNames: files.map(({ name }) => name),
      };
    },

    noticeRead(id) {
      const run = runs.get(id);
      if (run) lifetimes.noticeRead(run);
    },

    settle() {
      for (const run of runs.values()) lifetimes.settle(run);
    },

    takeEnded: () => lifetimes.takeEnded(runs.values()).map(({ id }) => id),
    timeToNextEnd: () => lifetimes.timeToNextEnd(runs.values()),

    reset() {
      runs.clear();
      cutting.clear();
      for (const run of initial) runs.set(run.id, { ...run, corrections: new Map() });
    },
  };
  for (const description of Object.values(descriptions)) {
    const { version } = description;
    const lists = exampleItems(description, "workflowRuns", "list").flat();
    for (const shape of views.examplesOf(version).values()) {
      const id = String(shape.id);
      const { created, ended } = timesOf(shape);
      const listed = lists.find((it) => it.id === id);
      const createdAt = typeof listed?.createdAt === "string" ? Date.parse(listed.createdAt) : created;
      const changedAt = typeof listed?.updatedAt === "string" ? Date.parse(listed.updatedAt) : ended;
      const old = runs.get(id);
      const shapes = new Map([...(old?.shapes ?? []), [version, shape]] as const);
      const run = endedRun(shapes, shape, lifetimes.ended(createdAt, changedAt));
      runs.set(id, { ...run, name: old?.name ?? run.name });
    }
  }
  const initial = [...runs.values()].map((run) => ({ ...run }));
  return store;
}

/** The files in a run that are parts of another one. */
function cutFilesIn(run: JsonObject | undefined): JsonObject[] {
  return filesIn(run).filter(({ parentFileId }) => typeof parentFileId === "string");
}

/** A run that is as it is given, and changes by updates only. */
function endedRun(
  shapes: Map<ApiVersion, JsonObject>,
  { id, name, metadata }: JsonObject,
  lifetime: Lifetime,
): StoredRun {
  return {
    ...lifetime,
    id: String(id),
    shapes,
    created: undefined,
    name,
    metadata: metadata as JsonObject,
    corrections: new Map(),
    review: undefined,
  };
}
