import { isObject } from "../is-object.js";
import type { Answer } from "./answer.js";
import { parseJson } from "./parse-json.js";
import { unreadable } from "./unreadable.js";

/**
 * The run inside a successful answer.
 *
 * Only what tells a run from something else is looked at: unknown members and enum values are the API's to add.
 *
 * @param envelope the member that holds the run; undefined where the body is the run itself
 * @throws UnreadableAnswerError when there is no run, as when something on the way dropped the version header and the
 * answer has the shape of another API version
 */
export function unwrapRun(answer: Answer, envelope: string | undefined): unknown {
  const body = parseJson(answer);
  const run = envelope === undefined ? body : isObject(body) ? body[envelope] : undefined;
  if (isObject(run) && typeof run.id === "string") return run;
  const where = envelope === undefined ? "as its body" : `in "${envelope}"`;
  throw unreadable(answer, { what: `without a workflow run ${where}` });
}
