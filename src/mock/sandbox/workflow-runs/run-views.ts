import type { ApiVersion } from "../../../api-versions.js";
import type { Schema } from "../../../bundles/openapi.js";
import type { JsonObject } from "../../../json.js";
import type { Description, Descriptions } from "../../description.js";
import { type Clock, timeText } from "../clock.js";
import type { StoredFile } from "../file-store.js";
import type { Ids } from "../ids.js";
import { stageOf } from "../lifetime.js";
import { type ExampleTimes, instantiate, sameMembers, timesOf } from "../run-shape.js";
import { exampleResults, memberOf, resultSchema, shapeOf } from "../shapes.js";
import { showWorkflow } from "../workflow-store.js";
import type { StoredRun } from "./stored-run.js";
import { usageTagsKey, withUsageTags } from "./usage-tags.js";

/** How the versions show runs. */
export interface RunViews {
  /** A run as a version shows it now; undefined where the version has no such run, or no status for how it stands. */
  show(run: StoredRun, version: ApiVersion): JsonObject | undefined;
  /** The status that a version shows; undefined where it does not show the run. */
  statusIn(run: StoredRun, version: ApiVersion): unknown;
  /** The runs in the examples of a version, by the names of the examples. */
  examplesOf(version: ApiVersion): ReadonlyMap<string, JsonObject>;
  /** Metadata as a version takes and shows it. */
  metadataIn(version: ApiVersion, metadata: JsonObject): JsonObject;
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

/** What a review changes. */
const reviewMembers = ["status", "endTime", "reviewed", "reviewedBy", "reviewedByUser", "reviewedAt", "rejectionNote"];

/** What changes in the life of a run, besides its name and metadata. */
const lifeMembers = [...reviewMembers, "startTime", "usage", "outputs", "stepRuns", "failureReason", "failureMessage"];

/** How many shapes of runs are kept, since most calls are about the runs of the calls before. */
const maxInstances = 100;

/** Makes the views of every version. A run that was created looks like an example: `ids` gives it ids of its own. */
export function createRunViews(descriptions: Descriptions, ids: Ids, clock: Clock): RunViews {
  const forms = Object.fromEntries(
    Object.values(descriptions).map((description) => [description.version, formOf(description)]),
  ) as Record<ApiVersion, RunForm>;
  // The newest version that has an example says when it was what.
  const exampleTimes = new Map<string, ExampleTimes>();
  for (const { examples } of Object.values(forms)) {
    for (const [key, run] of examples) exampleTimes.set(key, timesOf(run));
  }

  // After a reset another run can have the id.
  const instances = new Map<string, { of: unknown; shape: JsonObject }>();

  function shapeIn(run: StoredRun, version: ApiVersion): JsonObject | undefined {
    const known = run.shapes.get(version);
    if (known || !run.created) return known;
    const form = forms[version];
    const example = form.examples.get(run.created.outcome);
    const from = exampleTimes.get(run.created.outcome);
    if (!example || !from) return undefined;
    const { workflow, workflowVersion, files } = run.created;
    const { description, schema } = form;
    const was = example.workflow as JsonObject;
    const wasVersion = example.workflowVersion as JsonObject | undefined;
    const texts = new Map([[String(was.id), workflow.id]]);
    if (wasVersion) texts.set(String(wasVersion.id), workflowVersion.id);
    const hasEnded = stageOf(run, clock.now()) === undefined;
    // Where runs live by reads, nobody knows yet when it begins.
    const began = Number.isFinite(run.beginsAt) ? run.beginsAt : run.createdAt;
    const times = { created: run.createdAt, began, ended: hasEnded ? run.endsAt : began };
    const inputs = (Array.isArray(example.files) ? example.files : []).filter((file) => !file.parentFileId);
    const about = JSON.stringify([version, run.id, times]);
    const kept = instances.get(about);
    const made =
      kept?.of === run.created
        ? kept.shape
        : instantiate(example, from, { runId: run.id, inputs, files, fileType: form.fileType, times, texts }, ids);
    instances.set(about, { of: run.created, shape: made });
    if (instances.size > maxInstances) instances.delete(instances.keys().next().value ?? "");
    const shape = { ...made };
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

  /** What a review has made of a run: as in the example, with its own time. */
  function reviewed({ review, endsAt }: StoredRun, { examples }: RunForm): JsonObject {
    const example = review ? Object.entries(examples.get(review.outcome) ?? {}) : [];
    return Object.fromEntries(
      example.flatMap(([name, value]) => {
        if (!review || !reviewMembers.includes(name)) return [];
        const isTime = ["endTime", "reviewedAt"].includes(name) && value !== null;
        return [[name, isTime ? timeText(review.at ?? endsAt) : value]];
      }),
    );
  }

  function show(run: StoredRun, version: ApiVersion): JsonObject | undefined {
    if (statusIn(run, version) === undefined) return undefined;
    const form = forms[version];
    const shape = shapeIn(run, version);
    if (!shape) return undefined;
    const stage = stageOf(run, clock.now());
    const shown = stage === undefined ? { ...shape, ...reviewed(run, form) } : onItsWay(run, shape, form, stage);
    const outputs = (shown.outputs as JsonObject[] | undefined)?.map((output) => {
      const change = run.corrections.get(String(output.id));
      return change ? change(output) : output;
    });
    return {
      ...shown,
      ...(outputs && { outputs }),
      ...(form.showsName && { name: run.name }),
      metadata: metadataIn(version, run.metadata),
    };
  }

  function statusIn(run: StoredRun, version: ApiVersion): unknown {
    const form = forms[version];
    const shape = run.shapes.get(version) ?? form.examples.get(run.created?.outcome ?? "");
    const status = shape && (stageOf(run, clock.now()) ?? { ...shape, ...reviewed(run, form) }.status);
    return form.statuses.includes(status) ? status : undefined;
  }

  const metadataIn = (version: ApiVersion, metadata: JsonObject) =>
    forms[version].knowsUsageTags ? withUsageTags(metadata) : metadata;

  return { show, statusIn, examplesOf: (version) => forms[version].examples, metadataIn };
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
