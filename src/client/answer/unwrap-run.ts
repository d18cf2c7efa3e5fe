import { unreadable } from "./parse-json.js";

/**
 * The run inside a successful answer.
 *
 * Only what tells a run from something else is looked at: unknown members and enum values are the API's to add.
 *
 * @param envelope the member that holds the run; undefined where the body is the run itself
 * @throws UnreadableAnswerError when there is no run, as when something on the way dropped the version header and the
 * answer has the shape of another API version
 */
export function unwrapRun(
  answer: unknown,
  envelope: string | undefined,
  request: Request,
  response: Response,
): unknown {
  const run = envelope === undefined ? answer : isObject(answer) ? answer[envelope] : undefined;
  if (isObject(run) && typeof run.id === "string") return run;
  const where = envelope === undefined ? "as its body" : `in "${envelope}"`;
  throw unreadable(`without a workflow run ${where}`, request, response, { text: JSON.stringify(answer) });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
