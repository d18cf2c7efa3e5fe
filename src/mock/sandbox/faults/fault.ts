import { isObject, show } from "../../../json.js";
import type { Answer } from "../../front/backend.js";
import { invalidRequest, RefusalError } from "../../front/refusal-error.js";

/**
 * How requests are to go wrong. With `status` nothing is applied. Without one the request is carried out, and with
 * `drop` and `truncate` only its answer is lost: an update is applied that its sender cannot know of.
 */
export interface Fault {
  /** Answer with this status, 400 to 599, and the error body of the version, whether or not it documents the status. */
  status?: number | undefined;
  /** Seconds in the `Retry-After` of that answer. @default 1 with status 429, else none */
  retryAfter?: number | undefined;
  /** Wait so many milliseconds, then handle the request. */
  delayMs?: number | undefined;
  /** Close the connection instead of answering. */
  drop?: boolean | undefined;
  /** Close the connection after half of the answer's body. */
  truncate?: boolean | undefined;
  /** How many requests it happens to. @default 1 */
  times?: number | undefined;
}

/** The request header that orders a fault. */
export const faultHeader = "x-sandbox-fault";

const numbers = {
  status: { member: "status", min: 400, max: 599 },
  "retry-after": { member: "retryAfter", min: 0, max: 3600 },
  delay: { member: "delayMs", min: 0, max: 600_000 },
  times: { member: "times", min: 1, max: 1_000_000 },
} as const;

const flags = ["drop", "truncate"] as const;

const members: readonly string[] = [...Object.values(numbers).map(({ member }) => member), ...flags];

/** The codes that the API documents; the other statuses have the most general one of their kind. */
const codes: Record<number, string> = {
  401: "UNAUTHORIZED",
  402: "USAGE_BLOCKED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  410: "ENDPOINT_REMOVED",
  429: "RATE_LIMIT_EXCEEDED",
};

const grammar =
  `${faultHeader} is a list such as "status=429; retry-after=1; times=2" with at least one of status=400…599, ` +
  "delay=MILLISECONDS, drop, truncate; and optionally retry-after=SECONDS (with status), times=REQUESTS. " +
  "Each at most once, drop and truncate not together.";

/**
 * The fault that a header orders.
 *
 * @throws RefusalError (400) that says how to write one
 */
export function parseFault(header: string): Fault {
  const fault: Fault = {};
  const refuse = (why: string) => invalidRequest(`${grammar} In ${show(header)}, ${why}.`);
  for (const part of header.split(";").map((it) => it.trim().toLowerCase())) {
    const [, word = "", digits] = /^([a-z-]+)(?:\s*=\s*(\d{1,9}))?$/.exec(part) ?? [];
    const flag = flags.find((it) => it === word && digits === undefined);
    const member = flag ?? (digits !== undefined && isNumber(word) ? numbers[word].member : undefined);
    if (member === undefined) throw refuse(`${show(part)} is not one of these`);
    if (fault[member] !== undefined) throw refuse(`${word} is given twice`);
    Object.assign(fault, { [member]: flag ? true : Number(digits) });
  }
  const problem = problemOf(fault);
  if (problem) throw refuse(problem);
  return fault;
}

/** Why a fault makes no sense; undefined when it does. */
export function problemOf(fault: Fault): string | undefined {
  const given: unknown = fault;
  if (!isObject(given)) return "it is no object";
  const unknown = Object.keys(given).find((name) => !members.includes(name));
  if (unknown !== undefined) return `it has a member ${show(unknown)}; a fault has ${members.join(", ")}`;
  for (const { member, min, max } of Object.values(numbers)) {
    const value = fault[member];
    if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) continue;
    return `${member} is ${value}, not a whole number from ${min} to ${max}`;
  }
  if (fault.drop && fault.truncate) return "drop and truncate exclude each other";
  if (fault.retryAfter !== undefined && fault.status === undefined) return "retryAfter has no status to go with";
  const doesSomething = fault.status !== undefined || fault.delayMs !== undefined || fault.drop || fault.truncate;
  return doesSomething ? undefined : "there is nothing that goes wrong";
}

/** The refusal that a fault answers with instead of the request being handled. */
export function failureOf({ status }: Fault): RefusalError | undefined {
  if (status === undefined) return undefined;
  const code = codes[status] ?? (status < 500 ? "INVALID_REQUEST" : "INTERNAL_ERROR");
  return new RefusalError({ status, code, message: `The sandbox was told to answer ${status}.` });
}

/** The header that tells when to try again. */
export function retryAfterOf({ status, retryAfter }: Fault): Record<string, string> {
  const seconds = retryAfter ?? (status === 429 ? 1 : undefined);
  return seconds === undefined ? {} : { "retry-after": String(seconds) };
}

/** How the answer is to be lost. */
export function breakageOf({ drop, truncate }: Fault): Answer["breakage"] {
  if (drop) return "drop";
  return truncate ? "truncate" : undefined;
}

function isNumber(word: string): word is keyof typeof numbers {
  return Object.hasOwn(numbers, word);
}
