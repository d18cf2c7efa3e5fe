import { isObject, type JsonObject, show } from "../../../../json.js";
import { invalidRequest } from "../../../front/refusal-error.js";
import type { StoredFile } from "../../file-store.js";
import type { State } from "../../state.js";
import type { StoredWorkflow, WorkflowVersion } from "../../workflow-store.js";
import { type Behaviour, type Call, resultOf, unknownThing } from "../behaviour.js";
import { knownFile } from "../files/get.js";
import { knownWorkflow } from "../workflows/get.js";
import { knownRun } from "./get.js";

/**
 * Starts a workflow: one run over a file or a package of files, or a run for each of several files or texts. How a run
 * ends is chosen by the name of its first file: `failed.pdf` like the example `failed`.
 */
export const createRun: Behaviour = (call, state) => {
  const { body, version } = call;
  const workflow = workflowOf(call, state);
  const created = {
    ...workflow,
    name: body.name as string | undefined,
    metadata: body.metadata as JsonObject,
    version,
  };
  const isPackage = isObject(body.package);
  if (isPackage) checkDifferent(body.package as JsonObject);
  const inputs = inputsOf(body).map((input) => fileOf(call, input, state));
  const runs = isPackage
    ? [state.runs.create({ ...created, files: inputs })]
    : inputs.map((file) => state.runs.create({ ...created, files: [file] }));
  const shown = runs.map((id) => knownRun(call, id, state));
  return resultOf(call).type === "array" ? shown : shown[0];
};

/** @throws RefusalError for a package that has a file twice */
function checkDifferent({ files }: JsonObject): void {
  const sources = (files as JsonObject[]).map(({ id, url }) => String(id ?? url));
  const repeated = sources.find((source, index) => sources.indexOf(source) < index);
  if (repeated !== undefined) throw invalidRequest(`The package has the file ${show(repeated)} twice.`);
}

/**
 * The workflow and version that a body asks for: the newest version without one, the draft before there is any.
 *
 * @throws RefusalError for one that there is not
 */
export function workflowOf(call: Call, state: State): { workflow: StoredWorkflow; workflowVersion: WorkflowVersion } {
  const reference = isObject(call.body.workflow)
    ? call.body.workflow
    : { id: call.body.workflowId, version: call.body.version };
  const workflow = knownWorkflow(call, String(reference.id), state);
  const { draft, versions } = workflow;
  const asked = reference.version;
  if (asked === undefined) return { workflow, workflowVersion: versions.at(-1) ?? draft };
  const workflowVersion = [draft, ...versions].find(({ version }) => version === asked);
  if (!workflowVersion) {
    throw unknownThing(
      call,
      "workflow version",
      String(asked),
      [draft, ...versions].map(({ version }) => version),
    );
  }
  return { workflow, workflowVersion };
}

/** What a run is to be over, in the words of any version. */
type Input = JsonObject | string;

function inputsOf({ file, files, rawTexts, package: together }: JsonObject): Input[] {
  if (isObject(together)) return together.files as Input[];
  if (file !== undefined) return [file as Input];
  return [...((files ?? []) as Input[]), ...((rawTexts ?? []) as Input[])];
}

/**
 * The file that an input stands for: one that is stored, or a new one.
 *
 * @throws RefusalError for an id that there is not
 */
export function fileOf(call: Call, input: Input, state: State): StoredFile {
  if (typeof input === "string") return state.files.add({ name: "text.txt", bytes: Buffer.from(input) });
  const { id = input.fileId, url = input.fileUrl, name = input.fileName, text, base64 } = input;
  if (typeof id === "string") return knownFile(call, id, state);
  if (typeof text === "string") return state.files.add({ name: String(name ?? "text.txt"), bytes: Buffer.from(text) });
  if (typeof base64 === "string") {
    return state.files.add({ name: String(name ?? "file.pdf"), bytes: Buffer.from(base64, "base64") });
  }
  return state.files.add({ name: String(name ?? nameInUrl(String(url))) });
}

function nameInUrl(url: string): string {
  const { pathname } = URL.canParse(url) ? new URL(url) : { pathname: url };
  return decodeURIComponent(pathname.split("/").at(-1) || "file");
}
