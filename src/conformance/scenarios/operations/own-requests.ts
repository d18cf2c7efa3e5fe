import { isObject, type JsonObject } from "../../../json.js";
import type { DocumentedBody, Operation } from "../../description/load-description.js";
import { matchRequest } from "../../session/judge.js";
import type { Ask, Session } from "../../session/session.js";
import { create, madeBy } from "./create-thing.js";
import { smallPdf } from "./small-pdf.js";
import { exampleOf, idOf, targetOf } from "./targets.js";

// What our own requests are made of: the examples of the description, over what is there on this server.

/** The request that creates something; undefined where the description has no example of one, or no place for it. */
export async function creation(session: Session, operation: Operation): Promise<Ask | undefined> {
  const path = placeFor(session, operation);
  if (path === undefined) return undefined;
  const { method, body, file } = operation;
  if (body && body.examples.length > 0) return { method, path, body: await ownBody(session, body) };
  return file === undefined ? undefined : { method, path, ...formWith(file) };
}

/** Where to create something: what belongs to another thing only in one that was created here, not in the caller's. */
function placeFor({ description, made }: Session, operation: Operation): string | undefined {
  if (!operation.path.includes("{")) return operation.path;
  const [, below = ""] = /^.*\}(.*)$/.exec(operation.path) ?? [];
  const paths = made.left.map((path) => path + below);
  return paths.find((path) => matchRequest(description, { method: operation.method, path }).operation === operation);
}

/**
 * A documented example of a body, as this server can carry it out: over the file of `fileUrl`, else over one that is
 * uploaded here, and for things that the server has.
 */
export async function ownBody(session: Session, { schema, examples }: DocumentedBody): Promise<unknown> {
  const { fileUrl } = session.options;
  const fits = (value: unknown) => session.description.violationsOf(schema, value).length === 0;
  const { names, file } = await ownThings(session);
  const stored = (example: unknown) => withInputs(example, (input) => inputBy(input, "id", file ?? "file"));
  // Not every URL or text in a body is an input: one that is can be given by its id as well.
  const isOverInput = (example: unknown) => hasInput(example) && fits(stored(example));
  const fetched = fileUrl === undefined ? undefined : examples.find(isOverInput);
  // A text becomes a file that nobody can delete by its name.
  const isPlain = (example: unknown) => !hasInput(example) && !JSON.stringify(example).includes('"rawText');
  const plain = examples.find((example) => (file !== undefined && isOverInput(example)) || isPlain(example));
  const body =
    fileUrl !== undefined && fetched !== undefined
      ? withInputs(fetched, (input) => inputBy(input, "url", fileUrl))
      : hasInput(plain)
        ? stored(plain)
        : (plain ?? examples[0]);
  const renamed = rename(body, names);
  // A version in an example is one of the thing that the example names.
  const unpinned = withoutVersions(renamed, new Set(names.values()));
  return fits(unpinned) ? unpinned : renamed;
}

/** A form with a small PDF in it. */
export function formWith(member: string): Pick<Ask, "text" | "headers"> {
  const boundary = "extend-contract-boundary";
  const lines = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${member}"; filename="extend-contract.pdf"`,
    "Content-Type: application/pdf",
    "",
    smallPdf(),
    `--${boundary}--`,
    "",
  ];
  return { text: lines.join("\r\n"), headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
}

/** Uploads a file of our own; undefined where the description or the server has no way to. */
export async function uploadOwn(session: Session): Promise<string | undefined> {
  const operation = uploadOf(session);
  if (operation?.file === undefined) return undefined;
  const ask = { method: operation.method, path: operation.path, ...formWith(operation.file) };
  const [path] = madeBy(session, operation, ask, await create(session, operation, ask));
  return path === undefined ? undefined : decodeURIComponent(path.split("/").at(-1) ?? "");
}

function uploadOf({ description: { operations } }: Session): Operation | undefined {
  return operations.find(({ file, path }) => file !== undefined && !path.includes("{"));
}

/** What of this server stands for what the examples name. */
interface OwnThings {
  /** An id for each that an example has, and for all that begin like it. */
  names: ReadonlyMap<string, string>;
  /** The file that was uploaded here; undefined where there is none. */
  file: string | undefined;
}

const found = new WeakMap<Session, Promise<OwnThings>>();

/** Looked for once: lists are long, and a file is uploaded. */
function ownThings(session: Session): Promise<OwnThings> {
  const things = found.get(session) ?? findThings(session);
  found.set(session, things);
  return things;
}

async function findThings(session: Session): Promise<OwnThings> {
  const { description, options, state } = session;
  const names = new Map<string, string>();
  const learn = (example: string, own: string) => {
    names.set(example, own);
    const kind = kindOf(example);
    if (kind !== undefined) names.set(kind, own);
  };
  for (const operation of description.operations) {
    const [, parent = "", parameter = ""] = /^(.*)\/\{(\w+)\}$/.exec(operation.path) ?? [];
    const example = exampleOf(operation, parameter);
    if (operation.method !== "GET" || example === undefined || parent.includes("{")) continue;
    const target = await targetOf(session, operation);
    if (typeof target === "string" || !target.isKnown) continue;
    learn(example, decodeURIComponent(target.path.split("?")[0]?.split("/").at(-1) ?? example));
  }
  const workflow = options.workflowId ?? workflowOf(state.run);
  for (const example of description.operations.flatMap(({ body }) => body?.examples ?? [])) {
    const inExample = isObject(example) ? workflowOf(example) : undefined;
    if (workflow !== undefined && inExample !== undefined) learn(inExample, workflow);
  }
  const file = options.fileUrl === undefined ? await uploadOwn(session) : undefined;
  const { resource } = uploadOf(session) ?? {};
  const get = description.operations.find((it) => it.resource === resource && it.name === "get");
  const example = get && exampleOf(get, /\{(\w+)\}/.exec(get.path)?.[1] ?? "");
  if (file !== undefined && example !== undefined) learn(example, file);
  return { names, file };
}

/** The workflow that a run, or the request for one, names. */
export function workflowOf({ workflow, workflowId }: JsonObject): string | undefined {
  return idOf(workflow) ?? (typeof workflowId === "string" ? workflowId : undefined);
}

/** What ids of one kind begin with, such as `workflow_run_`; undefined for what is no id. */
function kindOf(text: string): string | undefined {
  return /^(?:[a-z]+_)+(?=[\w-]{12,}$)/.exec(text)?.[0];
}

function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? names.get(kindOf(value) ?? "") ?? value;
  return inside(value, (inner) => rename(inner, names));
}

function withoutVersions(value: unknown, own: ReadonlySet<unknown>): unknown {
  const inner = inside(value, (it) => withoutVersions(it, own));
  if (!isObject(inner) || !Object.entries(inner).some(([key, it]) => /id$/i.test(key) && own.has(it))) return inner;
  const { version: _, ...others } = inner;
  return others;
}

const inputName = /^(?:(file)?url|text|base64)$/i;

/** Whether a value has something in it that a server would fetch, or make a file of. */
function hasInput(value: unknown): boolean {
  let has = false;
  withInputs(value, (input) => {
    has = true;
    return input;
  });
  return has;
}

/** A value with each such object replaced. */
function withInputs(value: unknown, replace: (input: JsonObject) => JsonObject): unknown {
  const isInput = isObject(value) && Object.keys(value).some((key) => inputName.test(key) && isText(value[key]));
  return isInput ? replace(value) : inside(value, (inner) => withInputs(inner, replace));
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** An input by another source, written as the version writes it: what else is said of a file belongs to the old one. */
function inputBy(input: JsonObject, source: "id" | "url", value: string): JsonObject {
  const isPrefixed = Object.hasOwn(input, "fileUrl");
  const key = isPrefixed ? { id: "fileId", url: "fileUrl" }[source] : source;
  const name = source === "url" ? new URL(value).pathname.split("/").at(-1) : "";
  return { [key]: value, ...(name && { [isPrefixed ? "fileName" : "name"]: name }) };
}

function inside(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}
