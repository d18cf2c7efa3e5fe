import type { ApiVersion } from "../../../api-versions.js";
import type { JsonObject } from "../../../json.js";
import { constantsOf, type Descriptions } from "../../description.js";
import { type Clock, timeText } from "../clock.js";
import type { Ids } from "../ids.js";
import { exampleResults, resultSchema, shapeOf } from "../shapes.js";
import type { Kind } from "./kinds.js";
import type { SingleRunStore } from "./single-run-store.js";

/** Batches of single runs. They have no life of their own: how far they are follows from their runs. */
export interface BatchStore {
  get(version: ApiVersion, id: string): JsonObject | undefined;
  ids(version: ApiVersion): string[];
  /** A new batch, before it has runs. */
  create(kind: Kind): string;
  add(id: string, runId: string): void;
  /** Tells the runs of a batch that somebody has looked, so that they go on where runs live by reads. */
  noticeRead(id: string): void;
  /** The batches that have ended since this was asked last. */
  takeEnded(): string[];
  reset(): void;
}

interface StoredBatch {
  id: string;
  createdAt: number;
  runIds: string[];
  announced: boolean;
}

/** Where versions have batches, in the client; those of the second place are never made by a call. */
const resources = ["batchRuns", "batchProcessorRuns"] as const;

/** Makes a store that holds the example batches of every version. */
export function createBatchStore(
  descriptions: Descriptions,
  { ids, clock, runs }: { ids: Ids; clock: Clock; runs: SingleRunStore },
): BatchStore {
  const batches = new Map<string, StoredBatch>();
  const examples = new Map<ApiVersion, Map<string, JsonObject>>();
  for (const description of Object.values(descriptions)) {
    const known = resources.flatMap((resource) => exampleResults(description, resource, "get"));
    // The first example of a batch is how it is.
    examples.set(description.version, new Map(known.reverse().map(([, batch]) => [String(batch.id), batch])));
  }
  const schemaIn = (version: ApiVersion) => resultSchema(descriptions[version], resources[0], "get");

  function statusOf({ runIds }: StoredBatch): string {
    const stages = runIds.map((id) => runs.stageOf(id)).filter((it) => it !== undefined);
    if (stages.every((it) => it === "ended")) return "PROCESSED";
    return stages.every((it) => it === "PENDING") ? "PENDING" : "PROCESSING";
  }

  return {
    get(version, id) {
      const batch = batches.get(id);
      const schema = schemaIn(version);
      if (!batch || !schema) return examples.get(version)?.get(id);
      return shapeOf(descriptions[version], schema, {
        ...constantsOf(descriptions[version].bundle, schema),
        id,
        status: statusOf(batch),
        runCount: batch.runIds.length,
        createdAt: timeText(batch.createdAt),
      });
    },
    ids: (version) => [...(examples.get(version)?.keys() ?? []), ...(schemaIn(version) ? batches.keys() : [])],
    create({ batchPrefix }) {
      const id = ids.next(batchPrefix);
      batches.set(id, { id, createdAt: clock.now(), runIds: [], announced: false });
      return id;
    },
    add(id, runId) {
      batches.get(id)?.runIds.push(runId);
    },
    noticeRead(id) {
      for (const runId of batches.get(id)?.runIds ?? []) runs.noticeRead(runId);
    },
    takeEnded() {
      const ended = [...batches.values()].filter((batch) => !batch.announced && statusOf(batch) === "PROCESSED");
      for (const batch of ended) batch.announced = true;
      return ended.map(({ id }) => id);
    },
    reset: () => batches.clear(),
  };
}
