import { show } from "../../json.js";
import { exactJson } from "./exact-json.js";
import { invalidRequest, RefusalError } from "./refusal-error.js";

/** Far beyond any real body, far below where `JSON.stringify` runs out of stack (some 5,000 on Node 20). */
const maxDepth = 1000;

const byteOrderMark = Buffer.from("\ufeff");

/** What the JSON in a body stands for. */
export interface Json {
  /** For everything that looks at values. */
  plain: unknown;
  /** With each number as it was sent, for `printJson`. */
  exact: unknown;
}

/**
 * The JSON in the body of a request.
 *
 * @throws RefusalError (400) when there is none, or it could not be sent back as it came
 */
export function readJson(headers: Readonly<Record<string, string>>, body: Buffer): Json {
  if (body.length === 0) throw invalidRequest("The request has no body. Send {} to give nothing.");
  const contentType = headers["content-type"];
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? "")) {
    const sent = contentType === undefined ? "there is no such header" : `got ${show(contentType)}`;
    throw invalidRequest(`The body must be sent with Content-Type: application/json; ${sent}.`);
  }
  const text = decode(body);
  const plain = parse(text);
  checkDepth(plain);
  return { plain, exact: exactJson(text, plain) };
}

/**
 * Refuses a body that is packed.
 *
 * @throws RefusalError (415) that names the coding
 */
export function refuseCoding(headers: Readonly<Record<string, string>>): void {
  const coding = headers["content-encoding"]?.trim();
  if (!coding || coding.toLowerCase() === "identity") return;
  const message = `The body has the content coding ${show(coding)}, which is not taken here. Send it as it is, without Content-Encoding.`;
  throw new RefusalError({ status: 415, code: "INVALID_REQUEST", message });
}

/** A body without the byte order mark that some programs put before their JSON. */
export function withoutByteOrderMark(body: Buffer): Buffer {
  return body.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? body.subarray(byteOrderMark.length) : body;
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw invalidRequest("The body is not valid UTF-8, which JSON has to be.");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidRequest(`The body is not valid JSON: ${(error as Error).message}.`);
  }
}

/** Goes down level by level instead of calling itself, since depth is what it has to survive. */
function checkDepth(root: unknown): void {
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) throw invalidRequest(`The body is nested more than ${maxDepth} levels deep.`);
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
}
