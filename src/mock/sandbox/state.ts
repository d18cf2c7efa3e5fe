import type { Descriptions } from "../description.js";
import { type Clock, createClock, type Life } from "./clock.js";
import { createFileStore, type FileStore } from "./file-store.js";
import { createIds, type Ids } from "./ids.js";
import { createLifetimes } from "./lifetime.js";
import { createPages, type Pages } from "./pages.js";
import { type BatchStore, createBatchStore } from "./single-runs/batch-store.js";
import { createSingleRunStore, type SingleRunStore } from "./single-runs/single-run-store.js";
import { createRunStore, type RunStore } from "./workflow-runs/run-store.js";
import { createWorkflowStore, type WorkflowStore } from "./workflow-store.js";

/** How a sandbox lives. */
export interface LifeOptions {
  /**
   * How the time of runs passes: `real` as on a clock; `by-hand` only with `advance` and `settle`; `by-reads` by one step
   * with each read of a run, from PENDING to PROCESSING to its end. @default "real"
   */
  life?: Life | undefined;
  /** How long a run takes from its creation to its end, in seconds; 0 ends it at once. @default 1 */
  runSeconds?: number | undefined;
  /** Makes ids the same in every sandbox with the same seed. @default a new one each time */
  seed?: string | undefined;
  /** When the sandbox's time begins. With a seed and `by-hand` or `by-reads` every answer is the same each time. @default now */
  startTime?: Date | undefined;
}

/** Everything that a sandbox remembers; every version shows it. */
export interface State {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Runs of workflows. */
  readonly runs: RunStore;
  /** Runs of extractors, classifiers, splitters and the parser by themselves, and batches of them. */
  readonly singleRuns: SingleRunStore;
  readonly batches: BatchStore;
  readonly files: FileStore;
  readonly workflows: WorkflowStore;
  readonly pages: Pages;
  /** Back to the beginning. */
  reset(): void;
}

export function createState(
  descriptions: Descriptions,
  { life = "real", runSeconds = 1, seed, startTime }: LifeOptions = {},
): State {
  const clock = createClock(life, startTime?.getTime());
  const ids = createIds(seed);
  const lifetimes = createLifetimes(clock, life, runSeconds);
  const runs = createRunStore(descriptions, { ids, clock, lifetimes });
  const singleRuns = createSingleRunStore(descriptions, { ids, clock, lifetimes });
  const batches = createBatchStore(descriptions, { ids, clock, runs: singleRuns });
  const files = createFileStore(descriptions, ids, clock);
  const workflows = createWorkflowStore(descriptions, ids, clock);
  const pages = createPages(ids);
  return {
    clock,
    ids,
    runs,
    singleRuns,
    batches,
    files,
    workflows,
    pages,
    reset() {
      for (const part of [clock, ids, lifetimes, runs, singleRuns, batches, files, workflows, pages]) part.reset();
    },
  };
}
