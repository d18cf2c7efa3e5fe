import type { Descriptions } from "../description.js";
import { createRunStore, type RunStore } from "./run-store.js";

/** Everything that a sandbox remembers; every version shows it. */
export interface State {
  readonly runs: RunStore;
  /** Back to the beginning. */
  reset(): void;
}

export function createState(descriptions: Descriptions): State {
  const runs = createRunStore(descriptions);
  return { runs, reset: () => runs.reset() };
}
