import type { ApiVersion } from "../../api-versions.js";
import { deref, type Schema } from "../../bundles/openapi.js";
import type { JsonObject } from "../../json.js";
import type { Description, Descriptions } from "../description.js";
import { cleanUsageTags, usageTagsKey } from "./usage-tags.js";

/** Read access to the runs of a sandbox. */
export interface Runs {
  /** The ids of all runs, or of those that a version has. The first one is in every version. */
  ids(version?: ApiVersion): string[];
  /** A run as a version shows it now, without envelope; undefined where the version has no such run. */
  get(version: ApiVersion, id: string): JsonObject | undefined;
}

/** The runs, and the two ways in which they change. */
export interface RunStore extends Runs {
  /** Applies a valid update for all versions at once, unless the version that it came by has no such run. */
  update(version: ApiVersion, id: string, update: JsonObject): void;
  /** Back to the examples. */
  reset(): void;
}

/** One run: what an update can change is kept once, the rest as each version shows it. */
interface StoredRun {
  shapes: Map<ApiVersion, JsonObject>;
  name: unknown;
  metadata: JsonObject;
}

/** What a version shows of a run. */
interface RunForm {
  version: ApiVersion;
  /** The runs in the examples of a read. */
  exampleRuns: readonly JsonObject[];
  /** Whether a run has a name. */
  showsName: boolean;
  /** Whether usage tags are more than one of the caller's own keys. */
  knowsUsageTags: boolean;
}

/** Makes a store that holds the example runs of every version. */
export function createRunStore(descriptions: Descriptions): RunStore {
  const forms = Object.fromEntries(
    Object.values(descriptions).map((description) => [description.version, formOf(description)]),
  ) as Record<ApiVersion, RunForm>;
  const runs = new Map<string, StoredRun>();

  const store: RunStore = {
    ids(version) {
      return [...runs].flatMap(([id, { shapes }]) => (version === undefined || shapes.has(version) ? [id] : []));
    },

    get(version, id) {
      const run = runs.get(id);
      const shape = run?.shapes.get(version);
      if (!run || !shape) return undefined;
      const { showsName, knowsUsageTags } = forms[version];
      return {
        ...shape,
        ...(showsName && { name: run.name }),
        metadata: knowsUsageTags ? withUsageTags(run.metadata) : run.metadata,
      };
    },

    update(version, id, { name, metadata }) {
      const run = runs.get(id);
      if (!run?.shapes.has(version)) return;
      if (name !== undefined) run.name = name;
      const incoming = (metadata ?? {}) as JsonObject;
      const { knowsUsageTags } = forms[version];
      // A spread defines each key instead of assigning it, so that a key __proto__ stays a key like any other.
      run.metadata = { ...run.metadata, ...(knowsUsageTags ? withUsageTags(incoming) : incoming) };
    },

    reset() {
      runs.clear();
      for (const { version, exampleRuns } of Object.values(forms)) {
        for (const shape of exampleRuns) {
          const id = String(shape.id);
          const run = runs.get(id) ?? { shapes: new Map(), name: undefined, metadata: {} };
          run.shapes.set(version, shape);
          run.name ??= shape.name;
          run.metadata = shape.metadata as JsonObject;
          runs.set(id, run);
        }
      }
    },
  };
  store.reset();
  return store;
}

function formOf({ version, bundle, operation, content }: Description): RunForm {
  const get = operation({ resource: "workflowRuns", name: "get" });
  const type = content(get, 200);
  if (!type) throw new Error(`The description of ${version} describes no run.`);
  const { result } = get.facts;
  const members = (schema: Schema = {}) => deref(bundle, schema).properties ?? {};
  const run = members(result === undefined ? type.schema : members(type.schema)[result]);
  return {
    version,
    exampleRuns: Object.values(type.examples ?? {}).map((example) => {
      const value = deref(bundle, example).value as JsonObject;
      return (result === undefined ? value : value[result]) as JsonObject;
    }),
    showsName: run.name !== undefined,
    knowsUsageTags: members(run.metadata)[usageTagsKey] !== undefined,
  };
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
