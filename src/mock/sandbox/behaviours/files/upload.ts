import path from "node:path";
import { show } from "../../../../json.js";
import { invalidRequest, RefusalError } from "../../../front/refusal-error.js";
import { showFile, typeOfFile } from "../../file-store.js";
import type { State } from "../../state.js";
import { type Behaviour, type Call, resultOf } from "../behaviour.js";

/** Endings of what becomes a PDF in any case, and of what does so on request. */
const alwaysConverted = /\.(docx?|wpd|dotx|odt|pptx?|ppm)$/i;
const convertedTypes = ["IMG", "EXCEL", "HTML"];

/** Stores the file of a form. */
export const uploadFile: Behaviour = (call, state) => {
  const member = call.operation.file ?? "";
  const file = call.form?.files.get(member);
  if (!file) throw invalidRequest(`The form has no file in the part ${show(member)}.`);
  return store(call, file.name ?? "file", file.bytes, state);
};

/** Stores a text, or the file at an address, which the sandbox does not fetch. */
export const createFile: Behaviour = (call, state) => {
  const { name, rawText } = call.body;
  return store(call, String(name), typeof rawText === "string" ? Buffer.from(rawText) : undefined, state);
};

function store(call: Call, name: string, bytes: Buffer | undefined, { files }: State): unknown {
  const type = bytes && !call.form ? (typeOfFile(name, bytes) ?? "TXT") : typeOfFile(name, bytes);
  if (type === undefined && call.form) {
    const message = `A file of the kind ${show(path.extname(name) || name)} is not taken.`;
    throw new RefusalError({ status: 400, code: "FILE_TYPE_NOT_SUPPORTED", message });
  }
  const isConverted =
    alwaysConverted.test(name) || (call.query.get("convertToPdf") === "true" && convertedTypes.includes(type ?? ""));
  const { dir, name: base } = path.parse(name);
  const stored = files.add({
    name: isConverted ? `${dir}${base}.pdf` : name,
    type: isConverted ? "PDF" : (type ?? null),
    bytes,
  });
  return showFile(call.description, resultOf(call), stored, undefined);
}
