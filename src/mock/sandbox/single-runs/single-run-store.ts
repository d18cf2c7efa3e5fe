import path from "node:path";
import type { ApiVersion } from "../../../api-versions.js";
import { isObject, type JsonObject } from "../../../json.js";
import type { Descriptions } from "../../description.js";
import type { Clock } from "../clock.js";
import type { StoredFile } from "../file-store.js";
import type { Ids } from "../ids.js";
import { type Lifetimes, stageOf } from "../lifetime.js";
import { timesOf } from "../run-shape.js";
import { exampleItems, exampleResults } from "../shapes.js";
import { isOf, type Kind, kinds, placeOf } from "./kinds.js";
import { createSingleRunViews } from "./single-run-views.js";
import type { NewSingleRun, StoredSingleRun } from "./stored-single-run.js";

/** What lists look at. */
export interface AboutSingleRun {
  createdAt: number;
  updatedAt: number;
  changeNumber: number;
  /** What filters ask for, by the names that queries give it. */
  facts: Readonly<Record<string, unknown>>;
  fileNames: string[];
}

/** A file that a run has cut out of another one. */
export interface CutFile {
  id: string;
  name: string;
  parentFileId: string;
}

/** Runs of extractors, classifiers, splitters and the parser by themselves, and the ways in which they change. */
export interface SingleRunStore {
  /** The ids of the runs of some kinds that a version has. */
  ids(version: ApiVersion, of: readonly Kind[]): string[];
  /** A run as a version shows it now, without envelope; undefined where the version has no such run. */
  get(version: ApiVersion, id: string): JsonObject | undefined;
  kindOf(id: string): Kind | undefined;
  create(run: NewSingleRun): string;
  /** Begins to cancel a run; whether that is allowed is for the caller to know. */
  cancel(id: string): void;
  delete(id: string): void;
  /** What lists look at, in a version that has the run. */
  about(version: ApiVersion, id: string): AboutSingleRun;
  /** How far a run is, whatever the version; undefined for one that has gone. */
  stageOf(id: string): "PENDING" | "PROCESSING" | "ended" | undefined;
  noticeRead(id: string): void;
  /** Ends a run that is on its way. */
  end(id: string): void;
  settle(): void;
  takeEnded(): string[];
  timeToNextEnd(): number | undefined;
  /** The files that runs have cut out of others since this was asked last. */
  takeFiles(): CutFile[];
  reset(): void;
}

/** Makes a store that holds the example runs of every version. */
export function createSingleRunStore(
  descriptions: Descriptions,
  { ids, clock, lifetimes }: { ids: Ids; clock: Clock; lifetimes: Lifetimes },
): SingleRunStore {
  const views = createSingleRunViews(descriptions, { ids, clock, lifetimes });
  const runs = new Map<string, StoredSingleRun>();
  /** Those that split a file and are on their way. */
  const cutting = new Set<string>();

  const store: SingleRunStore = {
    ids(version, of) {
      const found = [...runs.values()].filter(
        (run) => of.includes(run.kind) && views.statusIn(run, version) !== undefined,
      );
      return found.map(({ id }) => id);
    },

    get(version, id) {
      const run = runs.get(id);
      return run && views.show(run, version);
    },

    kindOf: (id) => runs.get(id)?.kind,

    create(created) {
      const { kind, version, files } = created;
      const id = ids.next(kind.idPrefix);
      const word = path.parse(files[0]?.name ?? "").name.toLowerCase();
      const outcome = views.exampleFor(version, kind, word) ? word : "processed";
      runs.set(id, { ...lifetimes.begin(), id, kind, shapes: new Map(), created: { ...created, outcome } });
      if (kind.name === "split") cutting.add(id);
      return id;
    },

    cancel(id) {
      const run = runs.get(id);
      if (run) lifetimes.cancel(run, String(store.stageOf(id)), 0);
    },

    delete(id) {
      runs.delete(id);
    },

    about(version, id) {
      const run = runs.get(id);
      if (!run) throw new Error(`There is no run ${id}.`);
      const { processor, batchSource, type } = run.kind;
      const shape = run.shapes.get(version) ?? {};
      const batchId = run.created ? run.created.batchId : shape.batchId;
      const summary = processor && shape[processor];
      const processorId = run.created ? run.created.processor?.id : isObject(summary) ? summary.id : shape.processorId;
      const isInBatch = typeof batchId === "string";
      return {
        createdAt: run.createdAt,
        updatedAt: lifetimes.updatedAt(run),
        changeNumber: run.changeNumber,
        facts: {
          status: views.statusIn(run, version),
          batchId,
          source: isInBatch ? batchSource : "API",
          sourceId: isInBatch ? batchId : undefined,
          [`${processor}Id`]: processorId,
          processorId,
          processorType: type,
        },
        fileNames: run.created ? run.created.files.map(({ name }) => name) : fileNamesIn(shape),
      };
    },

    stageOf(id) {
      const run = runs.get(id);
      if (!run) return undefined;
      const stage = stageOf(run, clock.now());
      return stage === "PENDING" || stage === "PROCESSING" ? stage : "ended";
    },

    noticeRead(id) {
      const run = runs.get(id);
      if (run) lifetimes.noticeRead(run);
    },

    end(id) {
      const run = runs.get(id);
      if (run) lifetimes.settle(run);
    },

    settle() {
      for (const run of runs.values()) lifetimes.settle(run);
    },

    takeEnded: () => lifetimes.takeEnded(runs.values()).map(({ id }) => id),
    timeToNextEnd: () => lifetimes.timeToNextEnd(runs.values()),

    takeFiles() {
      return [...cutting].flatMap((id) => {
        const run = runs.get(id);
        if (run && stageOf(run, clock.now()) !== undefined && !run.cancel) return [];
        cutting.delete(id);
        const [file] = run?.created?.files ?? [];
        return run && file ? cutFilesIn(store.get(run.created?.version as ApiVersion, id), file) : [];
      });
    },

    reset() {
      runs.clear();
      cutting.clear();
      for (const run of initial) runs.set(run.id, { ...run });
    },
  };

  for (const description of Object.values(descriptions)) {
    const { version } = description;
    for (const kind of Object.values(kinds)) {
      const { resource = "", name = "" } = placeOf(kind, description) ?? {};
      const listed = exampleItems(description, resource, "list").flat();
      for (const [, shape] of exampleResults(description, resource, name).filter(([, it]) => isOf(kind, it))) {
        const id = String(shape.id);
        const known = { ...listed.find((it) => it.id === id), ...shape };
        const created = timeOr(known.createdAt, timesOf(shape).created || 0);
        const lifetime = lifetimes.ended(created, timeOr(known.updatedAt, created));
        const old = runs.get(id);
        runs.set(id, {
          ...lifetime,
          id,
          kind,
          // The first example of a run is how it is; another one shows it as asked for in another way.
          shapes: new Map([[version, shape], ...(old?.shapes ?? [])]),
          created: undefined,
        });
      }
    }
  }
  const initial = [...runs.values()].map((run) => ({ ...run }));
  return store;
}

function timeOr(text: unknown, other: number): number {
  return typeof text === "string" ? Date.parse(text) : other;
}

function fileNamesIn({ file, files }: JsonObject): string[] {
  return [file, ...(Array.isArray(files) ? files : [])].filter(isObject).map(({ name }) => String(name));
}

function cutFilesIn(run: JsonObject | undefined, parent: StoredFile): CutFile[] {
  const { splits } = (isObject(run?.output) ? run.output : {}) as { splits?: JsonObject[] };
  const cut = (splits ?? []).filter(({ fileId }) => typeof fileId === "string");
  return cut.map(({ fileId, name, type }) => ({
    id: String(fileId),
    name: `${name ?? type}.pdf`,
    parentFileId: parent.id,
  }));
}
