import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { type JsonObject, show } from "../../json.js";
import { upgradeWorkflowRun } from "../../migrate/upgrade-workflow-run.js";
import type { Description, Descriptions } from "../description.js";
import { plainJson } from "../front/exact-json.js";
import type { Contract } from "./contract.js";
import { filesIn } from "./file-store.js";
import { resultSchema } from "./shapes.js";
import type { State } from "./state.js";
import type { Review, Runs } from "./workflow-runs/run-store.js";

/** The runs of a sandbox, and a way to add some. */
export interface OwnRuns extends Runs {
  /**
   * Adds a run, or takes the place of the one with its id. It stays as it is given, but for updates. Newer versions show
   * it as `upgradeWorkflowRun` gives it; older ones do not have it.
   *
   * @param run as the version shows it, without envelope
   * @throws TypeError that says where it is not as the version describes a run
   */
  put(version: ApiVersion, run: object): void;
  /**
   * Does to a run that is NEEDS_REVIEW what a person does in the dashboard: `approve` and `reject` end it; `reclassify`
   * sends it back to work, without what it had found, and it is processed in the end.
   *
   * @throws TypeError for a run that is not there or not in review
   */
  review(id: string, review: Review): void;
}

/** The files of a sandbox. */
export interface OwnFiles {
  ids(): string[];
  /** @throws TypeError that says where it is not as the version describes a file */
  put(version: ApiVersion, file: object, bytes?: Uint8Array): void;
}

/** The workflows of a sandbox. */
export interface OwnWorkflows {
  ids(): string[];
  /** @throws TypeError that says where it is not as the version describes a workflow */
  put(version: ApiVersion, workflow: object): void;
}

/** Access to the state of a sandbox for the test that started it. */
export function ownData(
  state: State,
  descriptions: Descriptions,
  contractOf: (description: Description) => Contract,
  /** Told of what changes by itself no more. */
  noticed: () => void,
): { runs: OwnRuns; files: OwnFiles; workflows: OwnWorkflows } {
  /** A copy of what somebody gives, once it is as described. */
  function checked(version: ApiVersion, resource: string, kind: string, thing: object): JsonObject {
    const description = descriptions[version];
    if (!description) throw new TypeError(`There is no API version ${show(version)}.`);
    // A workflow can be made in every version, and read in some only.
    const schema = resultSchema(description, resource, "get") ?? resultSchema(description, resource, "create");
    const problem = schema && contractOf(description).problemOf(schema, thing);
    if (problem) throw new TypeError(`The ${kind} is not one of ${version}: ${problem}.`);
    return plainJson(thing) as JsonObject;
  }

  return {
    runs: {
      ids: state.runs.ids,
      get(version, id) {
        const run = state.runs.get(version, id);
        return run && (plainJson(run) as JsonObject);
      },
      put(version, run) {
        const given = checked(version, "workflowRuns", "run", run);
        const versions = Object.keys(apiVersions) as ApiVersion[];
        const newer = versions.slice(versions.indexOf(version) + 1);
        const shapes = new Map<ApiVersion, JsonObject>([[version, given]]);
        for (const other of newer) {
          const upgraded = upgradedTo(other, version, given);
          if (upgraded) shapes.set(other, upgraded);
        }
        state.runs.put(shapes, given);
        for (const file of filesIn(given))
          if (!state.files.get(String(file.id))) state.files.put(version, file, undefined);
      },
      review(id, review) {
        if (!["approve", "reject", "reclassify"].includes(review)) {
          throw new TypeError(`A review is "approve", "reject" or "reclassify"; got ${show(review)}.`);
        }
        const version = Object.keys(descriptions).find((it) => state.runs.get(it as ApiVersion, id)) as ApiVersion;
        if (!version) throw new TypeError(`There is no run ${show(id)}.`);
        const { status } = state.runs.about(version, id);
        if (status !== "NEEDS_REVIEW") throw new TypeError(`The run ${id} is ${status}, not NEEDS_REVIEW.`);
        state.runs.review(id, review);
        noticed();
      },
    },
    files: {
      ids: () => state.files.all().map(({ id }) => id),
      put(version, file, bytes) {
        state.files.put(version, checked(version, "files", "file", file), bytes && Buffer.from(bytes));
      },
    },
    workflows: {
      ids: () => state.workflows.all().map(({ id }) => id),
      put(version, workflow) {
        state.workflows.put(checked(version, "workflows", "workflow", workflow));
      },
    },
  };
}

/** A run in a newer version, where there is a way to it. */
function upgradedTo(to: ApiVersion, from: ApiVersion, run: JsonObject): JsonObject | undefined {
  try {
    const upgrade = upgradeWorkflowRun as (run: object, versions: object) => { run: object };
    return upgrade(run, { from, to }).run as JsonObject;
  } catch {
    return undefined;
  }
}
