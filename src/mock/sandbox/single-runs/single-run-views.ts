import type { ApiVersion } from "../../../api-versions.js";
import type { Schema } from "../../../bundles/openapi.js";
import { isObject, type JsonObject } from "../../../json.js";
import { constantsOf, type Description, type Descriptions } from "../../description.js";
import { plainJson } from "../../front/exact-json.js";
import { type Clock, timeText } from "../clock.js";
import { type StoredFile, showFile } from "../file-store.js";
import type { Ids } from "../ids.js";
import { type Lifetimes, stageOf } from "../lifetime.js";
import { instantiate, timesOf } from "../run-shape.js";
import { exampleResults, formsOf, memberOf, resultSchema, shapeOf } from "../shapes.js";
import { usageTagsKey, withUsageTags } from "../workflow-runs/usage-tags.js";
import { isOf, type Kind, kinds, placeOf } from "./kinds.js";
import { outputOf } from "./output-of.js";
import type { StoredSingleRun } from "./stored-single-run.js";

/** How the versions show single runs. */
export interface SingleRunViews {
  /** A run as a version shows it now; undefined where the version has no such run, or no word for how it stands. */
  show(run: StoredSingleRun, version: ApiVersion): JsonObject | undefined;
  /** The status that a version shows; undefined where it does not show the run. */
  statusIn(run: StoredSingleRun, version: ApiVersion): string | undefined;
  /** The runs in the examples of a version, by the names of the examples. */
  examplesOf(version: ApiVersion, kind: Kind): ReadonlyMap<string, JsonObject>;
  /** The example of a version that a word stands for, such as `failed` for `extract-failed`. */
  exampleFor(version: ApiVersion, kind: Kind, word: string): JsonObject | undefined;
}

/** How a version shows the runs of one kind. */
interface KindView {
  description: Description;
  /** What it may be in the end, and on its way. */
  forms: readonly Schema[];
  examples: ReadonlyMap<string, JsonObject>;
  /** What changes in the life of a run, as it is before the end. */
  waiting: JsonObject;
}

/** What changes in the life of a run. */
const lifeMembers = [
  "status",
  "output",
  "outputUrl",
  "initialOutput",
  "reviewedOutput",
  "reviewed",
  "edited",
  "edits",
  "failureReason",
  "failureMessage",
  "parseRunId",
  "metrics",
  "chunks",
  "ocr",
  "usage",
];

export function createSingleRunViews(
  descriptions: Descriptions,
  { ids, clock, lifetimes }: { ids: Ids; clock: Clock; lifetimes: Lifetimes },
): SingleRunViews {
  const known = new Map<string, KindView>();
  for (const description of Object.values(descriptions)) {
    for (const kind of Object.values(kinds)) {
      const view = viewOf(description, kind);
      if (view) known.set(`${description.version} ${kind.name}`, view);
    }
  }
  const viewIn = (version: ApiVersion, kind: Kind) => known.get(`${version} ${kind.name}`);

  const views: SingleRunViews = {
    examplesOf: (version, kind) => viewIn(version, kind)?.examples ?? new Map(),

    exampleFor(version, kind, word) {
      const examples = [...views.examplesOf(version, kind)];
      const found = examples.find(([key]) => key === word || key.endsWith(`-${word}`));
      return (found ?? examples.find(([, { status }]) => status === word.toUpperCase()))?.[1];
    },

    statusIn(run, version) {
      const view = viewIn(version, run.kind);
      const { created } = run;
      const shape = created ? views.exampleFor(version, run.kind, created.outcome) : run.shapes.get(version);
      if (!view || !shape) return undefined;
      const status = stageOf(run, clock.now()) ?? String(shape.status);
      if (formWith(view, status)) return status;
      // Not every version lets runs wait.
      return status === "PENDING" && formWith(view, "PROCESSING") ? "PROCESSING" : undefined;
    },

    show(run, version) {
      const view = viewIn(version, run.kind);
      const status = views.statusIn(run, version);
      const form = view && status !== undefined ? formWith(view, status) : undefined;
      if (!view || !form) return undefined;
      const { description, waiting } = view;
      const isOver = stageOf(run, clock.now()) === undefined;
      const shape = Object.entries(shapeIn(run, version, view) ?? {});
      const lasting = isOver ? shape : shape.filter(([name]) => !lifeMembers.includes(name));
      const shown = { ...Object.fromEntries(lasting), ...(!isOver && waiting), status };
      if (!run.created) return shown;
      const times = { createdAt: timeText(run.createdAt), updatedAt: timeText(lifetimes.updatedAt(run)) };
      return shapeOf(description, form, { ...shown, ...times, ...constantsOf(description.bundle, form) });
    },
  };
  return views;

  /** A run as it is when it has ended. */
  function shapeIn(
    run: StoredSingleRun,
    version: ApiVersion,
    { description, forms: [schema] }: KindView,
  ): JsonObject | undefined {
    const { created, kind, id } = run;
    if (!created) return run.shapes.get(version);
    const example = views.exampleFor(version, kind, created.outcome);
    if (!example) return undefined;
    const { files, processor, isPackage } = created;
    const [file] = files;
    const hasEnded = stageOf(run, clock.now()) === undefined;
    const began = Number.isFinite(run.beginsAt) ? run.beginsAt : run.createdAt;
    const times = { created: run.createdAt, began, ended: hasEnded ? run.endsAt : began };
    const inputs = [example.file, ...(Array.isArray(example.files) ? example.files : [])].filter(isObject);
    const instance = { runId: id, inputs, files, fileType: undefined, times, texts: new Map<string, string>() };
    const shape = instantiate(example, timesOf(example), instance, ids);
    const filesSchema = memberOf(description, schema, "files");
    const [fileForm = {}] = formsOf(description, memberOf(description, schema, "file") ?? filesSchema?.items ?? {});
    const shown = files.map((it) => showFile(description, fileForm, it, undefined));
    const config = plainJson(created.config) as JsonObject;
    const numberAt = (path: string) => ids.numberFrom(id, path);
    return {
      ...shape,
      ...(kind.processor && processorOf(version, kind, example, processor)),
      ...outputOf({ kind, shape, config, fileId: file?.id ?? "", text: textOf(file), numberAt }),
      config: configOf(created.config, example, processor !== undefined || kind.processor === undefined),
      fileId: file?.id,
      file: isPackage ? null : shown[0],
      // Some versions always list files; in others a list says that they are a package.
      files: isPackage || !allowsNull(filesSchema) ? shown : null,
      ...(Object.hasOwn(shape, "batchId") && { batchId: created.batchId ?? null }),
      metadata: metadataOf(created.metadata, memberOf(description, schema, "metadata"), description),
    };
  }

  /** What a version shows of the saved processor: that of the example, under another id. */
  function processorOf(
    version: ApiVersion,
    kind: Kind,
    example: JsonObject,
    asked: { id: string; version: string | undefined } | undefined,
  ): JsonObject {
    const name = String(kind.processor);
    if (!asked) return { [name]: null, [`${name}Version`]: null };
    const known = [...views.examplesOf(version, kind).values()];
    const like =
      known.find((it) => idOf(it, name) === asked.id) ?? [example, ...known].find((it) => isObject(it[name]));
    const { [name]: summary, [`${name}Version`]: of } = like ?? {};
    const given = asked.version === undefined || asked.version === "latest" ? {} : { version: asked.version };
    return {
      processorId: asked.id,
      ...(isObject(summary) && { [name]: { ...summary, id: asked.id } }),
      ...(isObject(of) && { [`${name}Version`]: { ...of, [`${name}Id`]: asked.id, ...given } }),
    };
  }
}

function viewOf(description: Description, kind: Kind): KindView | undefined {
  const place = placeOf(kind, description);
  const schema = place && resultSchema(description, place.resource, place.name);
  if (!place || !schema) return undefined;
  const all = exampleResults(description, place.resource, place.name);
  const examples = all.filter(([, run]) => isOf(kind, run));
  const isOnItsWay = ([, { status }]: [string, JsonObject]) => status === "PENDING" || status === "PROCESSING";
  const [, pending] = examples.find(isOnItsWay) ?? all.find(isOnItsWay) ?? [];
  return {
    description,
    forms: formsOf(description, schema),
    examples: new Map(examples),
    waiting: Object.fromEntries(Object.entries(pending ?? {}).filter(([name]) => lifeMembers.includes(name))),
  };
}

/** The form that a run in a status has. */
function formWith({ description, forms }: KindView, status: string): Schema | undefined {
  return forms.find((form) => memberOf(description, form, "status")?.enum?.includes(status));
}

/** The settings that a run shows: those that were sent, and of the others those of the example. */
function configOf({ type: _, ...sent }: JsonObject, example: JsonObject, isOverride: boolean): JsonObject {
  const saved = isObject(example.config) ? example.config : {};
  if (isOverride || Object.keys(sent).length === 0) return { ...saved, ...sent };
  const { baseProcessor, baseVersion, type } = saved;
  const usual = Object.entries({ type, baseProcessor, baseVersion }).filter(([, it]) => it !== undefined);
  return { ...Object.fromEntries(usual), ...sent };
}

function textOf(file: StoredFile | undefined): string | undefined {
  return file?.type === "TXT" ? file.bytes?.toString() : undefined;
}

function metadataOf(metadata: JsonObject | undefined, node: Schema | undefined, description: Description): unknown {
  if (metadata === undefined) return allowsNull(node) ? null : {};
  const knowsTags = memberOf(description, node && formsOf(description, node)[0], usageTagsKey) !== undefined;
  return knowsTags ? withUsageTags(metadata) : metadata;
}

function idOf(run: JsonObject, processor: string): unknown {
  const summary = run[processor];
  return isObject(summary) ? summary.id : run.processorId;
}

function allowsNull(schema: Schema | undefined): boolean {
  const types = [schema?.type, ...(schema?.anyOf ?? []).map(({ type }) => type)].flat();
  return schema === undefined || types.includes("null");
}
