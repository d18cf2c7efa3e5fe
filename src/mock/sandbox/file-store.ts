import path from "node:path";
import type { ApiVersion } from "../../api-versions.js";
import type { Schema } from "../../bundles/openapi.js";
import { isObject, type JsonObject } from "../../json.js";
import type { Description, Descriptions } from "../description.js";
import { type Clock, timeText } from "./clock.js";
import type { Ids } from "./ids.js";
import { exampleItems, exampleResults, shapeOf } from "./shapes.js";

/** A file: what an example shows of it, or what was sent. */
export interface StoredFile {
  id: string;
  name: string;
  type: string | null;
  parentFileId: string | null;
  createdAt: string;
  updatedAt: string;
  /** Where it is not one of the sandbox's, undefined: then there is no link either. */
  bytes: Buffer | undefined;
  /** What the examples of a version show of it. */
  shapes: Map<ApiVersion, JsonObject>;
}

/** What is known of a file before it is stored. */
export interface NewFile {
  name: string;
  type?: string | null | undefined;
  bytes?: Buffer | undefined;
  parentFileId?: string | undefined;
}

/** The files of a sandbox. */
export interface FileStore {
  get(id: string): StoredFile | undefined;
  all(): StoredFile[];
  add(file: NewFile, id?: string): StoredFile;
  /** Adds a file as a version shows it. */
  put(version: ApiVersion, shape: JsonObject, bytes: Buffer | undefined): void;
  delete(id: string): void;
  reset(): void;
}

/** Kinds of file by the ending of the name. What the API turns into PDF is one. */
const endings: Readonly<Record<string, readonly string[]>> = {
  PDF: ["pdf", "docx", "doc", "wpd", "dotx", "odt", "pptx", "ppt", "ppm"],
  IMG: ["png", "jpg", "jpeg", "tiff", "tif", "svg", "heic", "heif", "bmp", "gif", "webp", "psd", "pcx"],
  EXCEL: ["xls", "xlsx", "xltm", "xltx", "ods"],
  CSV: ["csv"],
  TXT: ["txt", "rtf", "lis", "md", "eml"],
  HTML: ["html", "htm"],
  XML: ["xml"],
};

/** The type of a file by its name, else by its first bytes; undefined for one that the API does not take. */
export function typeOfFile(name: string, bytes: Buffer | undefined): string | undefined {
  const ending = path.extname(name).slice(1).toLowerCase();
  const byName = Object.keys(endings).find((type) => endings[type]?.includes(ending));
  if (byName || !bytes) return byName;
  const begin = bytes.subarray(0, 12).toString("latin1");
  if (begin.startsWith("%PDF")) return "PDF";
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|RIFF....WEBP)/s.test(begin)) return "IMG";
  // A file without an ending that holds text is text; one with an ending says what it is.
  return ending === "" && bytes.length > 0 && !bytes.includes(0) ? "TXT" : undefined;
}

/** Makes a store with the files of the examples, those of their runs included. */
export function createFileStore(descriptions: Descriptions, ids: Ids, clock: Clock): FileStore {
  const files = new Map<string, StoredFile>();

  function learn(version: ApiVersion, shape: JsonObject): void {
    const id = String(shape.id);
    const old = files.get(id);
    files.set(id, {
      id,
      name: String(shape.name),
      type: (shape.type ?? old?.type ?? null) as string | null,
      parentFileId: (shape.parentFileId ?? old?.parentFileId ?? null) as string | null,
      createdAt: String(shape.createdAt ?? old?.createdAt ?? timeText(clock.now())),
      updatedAt: String(shape.updatedAt ?? old?.updatedAt ?? timeText(clock.now())),
      bytes: undefined,
      shapes: new Map([...(old?.shapes ?? []), [version, { ...old?.shapes.get(version), ...shape }]]),
    });
  }

  const store: FileStore = {
    get: (id) => files.get(id),
    all: () => [...files.values()],

    add({ name, type = null, bytes, parentFileId = undefined }, id = ids.next("file")) {
      const now = timeText(clock.now());
      const file: StoredFile = {
        id,
        name,
        type: type ?? typeOfFile(name, bytes) ?? null,
        parentFileId: parentFileId ?? null,
        createdAt: now,
        updatedAt: now,
        bytes,
        shapes: new Map(),
      };
      files.set(id, file);
      return file;
    },

    put(version, shape, bytes) {
      learn(version, shape);
      const file = files.get(String(shape.id));
      if (file) files.set(file.id, { ...file, bytes });
    },

    delete(id) {
      files.delete(id);
    },

    reset() {
      files.clear();
      for (const [id, file] of initial) files.set(id, file);
    },
  };
  for (const description of Object.values(descriptions)) {
    const { version } = description;
    for (const [, run] of exampleResults(description, "workflowRuns", "get")) {
      for (const file of filesIn(run)) learn(version, file);
    }
    for (const file of exampleItems(description, "files", "list").flat()) learn(version, file);
    for (const [, file] of exampleResults(description, "files", "get")) learn(version, file);
  }
  const initial = new Map(files);
  return store;
}

/** Every file that a value shows, at any depth. */
export function filesIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (!isObject(value)) return [];
  const isFile = value.object === "file" && typeof value.id === "string" && typeof value.name === "string";
  return isFile ? [value] : Object.values(value).flatMap(filesIn);
}

/**
 * A file as a schema of a version shows it.
 *
 * @param link where its bytes can be had; undefined where it is not shown
 */
export function showFile(
  description: Description,
  schema: Schema,
  file: StoredFile,
  link: string | undefined,
): JsonObject {
  const { bytes, shapes, ...known } = file;
  // What is unset is left out where it may be: only examples that say null show it.
  const set = Object.entries(known).filter(([, value]) => value !== null);
  return shapeOf(description, schema, {
    object: "file",
    metadata: {},
    ...Object.fromEntries(set),
    ...shapes.get(description.version),
    ...(bytes && link !== undefined && { presignedUrl: link }),
  });
}
