import { show } from "../../json.js";
import { invalidRequest } from "./refusal-error.js";

/** A part of a form that is a file. */
export interface FormFile {
  /** The file's name; undefined where the part has none. */
  name: string | undefined;
  /** The media type that the part claims. */
  type: string | undefined;
  bytes: Buffer;
}

/** What a form holds. A name that comes twice has the last value. */
export interface Form {
  fields: Map<string, string>;
  files: Map<string, FormFile>;
}

/**
 * The parts of a multipart body (RFC 7578).
 *
 * @throws RefusalError (400) that says what is wrong with it
 */
export function readMultipart(headers: Readonly<Record<string, string>>, body: Buffer): Form {
  const contentType = headers["content-type"];
  const [, quoted, plain] =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType ?? "") ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) {
    const sent = contentType === undefined ? "there is no such header" : `got ${show(contentType)}`;
    throw invalidRequest(
      `The body must be sent with Content-Type: multipart/form-data and the boundary of its parts; ${sent}.`,
    );
  }
  const form: Form = { fields: new Map(), files: new Map() };
  for (const part of partsOf(body, boundary)) {
    const end = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, end < 0 ? part.length : end).toString();
    const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
    const name = parameterOf(disposition, "name");
    if (end < 0 || name === undefined) throw invalidRequest("A part of the form has no name in a Content-Disposition.");
    const bytes = part.subarray(end + 4);
    const fileName = parameterOf(disposition, "filename");
    const type = /^content-type:\s*(\S[^\r\n]*)$/im.exec(head)?.[1];
    // Some programs send the file without a name; then its type tells it from text.
    if (fileName !== undefined || (type !== undefined && !/^text\/plain\b/i.test(type)))
      form.files.set(name, { name: fileName, type, bytes });
    else form.fields.set(name, bytes.toString());
  }
  return form;
}

function partsOf(body: Buffer, boundary: string): Buffer[] {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter needs no line break before it.
  const text = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: Buffer[] = [];
  let begin = text.indexOf(delimiter);
  while (begin >= 0) {
    const after = begin + delimiter.length;
    if (text.subarray(after, after + 2).toString() === "--") return parts;
    const next = text.indexOf(delimiter, after);
    const head = text.indexOf("\r\n", after);
    if (next < 0 || head < 0) break;
    parts.push(text.subarray(head + 2, next));
    begin = next;
  }
  throw invalidRequest(`The form does not end with its boundary --${boundary}--.`);
}

/** A parameter of a Content-Disposition; browsers write a quotation mark in it as %22. */
function parameterOf(disposition: string, name: string): string | undefined {
  const [, quoted, plain] = new RegExp(`[;\\s]${name}=(?:"((?:\\\\.|[^"])*)"|([^\\s;]+))`, "i").exec(disposition) ?? [];
  return (quoted ?? plain)?.replace(/\\(["\\])/g, "$1").replaceAll("%22", '"');
}
