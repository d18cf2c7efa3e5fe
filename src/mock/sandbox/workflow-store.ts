import type { Schema } from "../../bundles/openapi.js";
import type { JsonObject } from "../../json.js";
import type { Description, Descriptions } from "../description.js";
import { type Clock, timeText } from "./clock.js";
import type { Ids } from "./ids.js";
import { exampleItems, exampleResults, memberOf, shapeOf } from "./shapes.js";

/** A version of a workflow, with every member that some API version shows. */
export interface WorkflowVersion extends JsonObject {
  id: string;
  version: string;
  steps: unknown;
}

/** A workflow, with its draft and what was deployed from it, oldest first. */
export interface StoredWorkflow {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  createdBy: unknown;
  draft: WorkflowVersion;
  versions: WorkflowVersion[];
}

/** The workflows of a sandbox. */
export interface WorkflowStore {
  get(id: string): StoredWorkflow | undefined;
  all(): StoredWorkflow[];
  create(name: string, steps: unknown): StoredWorkflow;
  /** Adds a workflow as a version shows it, or what that shows to one that there is. */
  put(workflow: JsonObject): void;
  /** Gives a workflow another name, another draft, or both. */
  change(workflow: StoredWorkflow, name: string | undefined, steps: unknown): void;
  /** Makes a version of the draft, or of other steps. */
  deploy(workflow: StoredWorkflow, name: string | undefined, steps: unknown): WorkflowVersion;
  reset(): void;
}

const byApiKey = { type: "api_key", name: "sandbox" };

/** What a draft has that was made without steps. */
const defaultSteps = [
  { type: "TRIGGER", name: "trigger", next: [{ step: "parse" }] },
  { type: "PARSE", name: "parse" },
];

/** Makes a store with the workflows of the examples, those that their runs name included. */
export function createWorkflowStore(descriptions: Descriptions, ids: Ids, clock: Clock): WorkflowStore {
  const workflows = new Map<string, StoredWorkflow>();

  function versionOf(known: JsonObject): WorkflowVersion {
    return {
      object: "workflow_version",
      name: null,
      steps: defaultSteps,
      createdAt: timeText(clock.now()),
      createdBy: null,
      ...known,
      id: String(known.id),
      version: String(known.version ?? "draft"),
    };
  }

  /** Adds what an example says of a workflow to what others have said. */
  function learn(known: JsonObject): StoredWorkflow {
    const id = String(known.id);
    const old = workflows.get(id);
    const { draftVersion } = known as { draftVersion?: JsonObject };
    const createdAt = String(known.createdAt ?? old?.createdAt ?? timeText(clock.now()));
    const workflow: StoredWorkflow = {
      id,
      name: String(known.name),
      createdAt,
      updatedAt: String(known.updatedAt ?? old?.updatedAt ?? createdAt),
      createdBy: known.createdBy ?? old?.createdBy ?? null,
      draft: draftVersion
        ? versionOf(draftVersion)
        : (old?.draft ?? versionOf({ id: ids.from("workflow_version", id), createdAt })),
      versions: old?.versions ?? [],
    };
    workflows.set(id, workflow);
    return workflow;
  }

  function learnVersion(workflow: StoredWorkflow, known: JsonObject): void {
    if (known.version === "draft") {
      if (known.steps !== undefined) workflow.draft = versionOf({ ...known });
      return;
    }
    const at = workflow.versions.findIndex(({ version }) => version === known.version);
    // Older versions name the version by its number only.
    const id = ids.from("workflow_version", workflow.id, String(known.version));
    const version = versionOf({ id, steps: workflow.draft.steps, ...workflow.versions[at], ...known });
    if (at < 0) workflow.versions.push(version);
    else workflow.versions[at] = version;
    workflow.versions.sort((a, b) => Number(a.version) - Number(b.version));
  }

  const store: WorkflowStore = {
    get: (id) => workflows.get(id),
    all: () => [...workflows.values()],

    create(name, steps = defaultSteps) {
      const now = timeText(clock.now());
      const id = ids.next("workflow");
      const draft = versionOf({ id: ids.next("workflow_version"), steps, createdAt: now, createdBy: byApiKey });
      const workflow = { id, name, createdAt: now, updatedAt: now, createdBy: byApiKey, draft, versions: [] };
      workflows.set(id, workflow);
      return workflow;
    },

    put(known) {
      const workflow = learn(known);
      if (known.version !== undefined) learnVersion(workflow, { version: known.version });
    },

    change(workflow, name, steps) {
      if (name !== undefined) workflow.name = name;
      if (steps !== undefined) workflow.draft = { ...workflow.draft, steps };
      workflow.updatedAt = timeText(clock.now());
    },

    deploy(workflow, name, steps = workflow.draft.steps) {
      const last = Number(workflow.versions.at(-1)?.version ?? 0);
      const version = versionOf({
        id: ids.next("workflow_version"),
        version: String(last + 1),
        name: name ?? null,
        steps,
        createdAt: timeText(clock.now()),
        createdBy: byApiKey,
      });
      workflow.versions.push(version);
      workflow.updatedAt = timeText(clock.now());
      return version;
    },

    reset() {
      workflows.clear();
      for (const workflow of initial) workflows.set(workflow.id, copyOf(workflow));
    },
  };
  // Those that know more come last: versions that list workflows before none, whole workflows after summaries.
  for (const description of Object.values(descriptions)) {
    const runs = exampleResults(description, "workflowRuns", "get").map(([, run]) => run);
    for (const { workflow, workflowVersion } of runs as { workflow: JsonObject; workflowVersion?: JsonObject }[]) {
      learnVersion(learn(workflow), workflowVersion ?? { version: workflow.version });
    }
    for (const workflow of exampleItems(description, "workflows", "list").flat()) learn(workflow);
    for (const [, workflow] of exampleResults(description, "workflows", "get")) learn(workflow);
    for (const versions of exampleItems(description, "workflowVersions", "list")) {
      const owner = store
        .all()
        .find((it) => [it.draft, ...it.versions].some(({ id }) => versions.some((version) => version.id === id)));
      if (owner) for (const version of versions) learnVersion(owner, version);
    }
    for (const [, version] of exampleResults(description, "workflowVersions", "get")) {
      const owner = store.all().find((it) => [it.draft, ...it.versions].some(({ id }) => id === version.id));
      if (owner) learnVersion(owner, version);
    }
  }
  const initial = store.all().map(copyOf);
  return store;
}

/** Drafts and versions are replaced, never changed. */
function copyOf(workflow: StoredWorkflow): StoredWorkflow {
  return { ...workflow, versions: [...workflow.versions] };
}

/** A workflow as a schema of a version shows it. */
export function showWorkflow(
  description: Description,
  schema: Schema,
  { draft, versions, ...workflow }: StoredWorkflow,
  version: WorkflowVersion = versions.at(-1) ?? draft,
): JsonObject {
  const draftSchema = memberOf(description, schema, "draftVersion");
  return shapeOf(description, schema, {
    object: "workflow",
    ...workflow,
    version: version.version,
    draftVersion: draftSchema && shapeOf(description, draftSchema, draft),
  });
}
