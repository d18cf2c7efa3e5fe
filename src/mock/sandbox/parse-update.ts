import { isObject, type JsonObject, show } from "../../json.js";
import type { FrontRequest } from "../front/backend.js";
import { invalidRequest } from "./refusal-error.js";

/** Far beyond any real body, far below where `JSON.stringify` runs out of stack (some 5,000 on Node 20). */
const maxDepth = 1000;

/**
 * The JSON object in the body of an update, every key of it as it was sent.
 *
 * @throws RefusalError (400) when there is none, or it could not be sent back as it came
 */
export function parseUpdate({ headers, body }: Pick<FrontRequest, "headers" | "body">): JsonObject {
  if (body.length === 0) throw invalidRequest("The request has no body. Send {} to change nothing.");
  const contentType = headers["content-type"];
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? "")) {
    const sent = contentType === undefined ? "there is no such header" : `got ${show(contentType)}`;
    throw invalidRequest(`The body must be sent with Content-Type: application/json; ${sent}.`);
  }
  const update = parse(decode(body));
  if (!isObject(update)) throw invalidRequest(`The body must be a JSON object; got ${show(update)}.`);
  checkValues(update);
  return update;
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
function checkValues(root: unknown): void {
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) throw invalidRequest(`The body is nested more than ${maxDepth} levels deep.`);
    // A number beyond the range of a double is parsed as infinity, which would go back as null.
    if (level.some((value) => typeof value === "number" && !Number.isFinite(value))) {
      throw invalidRequest("The body holds a number beyond ±1.8e308. Send it as a string.");
    }
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
}
