import type { ApiVersion } from "../../../api-versions.js";
import type { JsonObject } from "../../../json.js";
import type { StoredFile } from "../file-store.js";
import type { Lifetime } from "../lifetime.js";
import type { Kind } from "./kinds.js";

/** What a run is over, and what it does. */
export interface NewSingleRun {
  kind: Kind;
  files: readonly StoredFile[];
  /** Whether the files were given as a package, one alone too. */
  isPackage: boolean;
  /** What is saved and used; undefined where the settings were given whole. */
  processor: { id: string; version: string | undefined } | undefined;
  /** The settings, whole or in place of saved ones. */
  config: JsonObject;
  metadata: JsonObject | undefined;
  batchId: string | undefined;
  /** The version that it was asked for in. */
  version: ApiVersion;
}

/** One run, which each version shows in its own way. */
export interface StoredSingleRun extends Lifetime {
  id: string;
  kind: Kind;
  /** As the examples of versions show it. */
  shapes: Map<ApiVersion, JsonObject>;
  /** What it is made of, and the example that it ends like; undefined for the runs of the examples. */
  created: (NewSingleRun & { outcome: string }) | undefined;
}
