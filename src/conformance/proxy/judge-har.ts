import { isObject, type JsonObject, show } from "../../json.js";
import type { Exchange, SentRequest } from "../exchange/exchange.js";
import { readAnswer } from "../exchange/read-answer.js";
import { checkNames, checkUrl } from "../options.js";
import type { Report } from "../report/report.js";
import { createTrafficJudge } from "./traffic-judge.js";

/** What a recording does not say of its traffic. */
export interface JudgeHarOptions {
  /**
   * Base URL of the server, where its paths begin with more than those of the description, or where traffic with other
   * servers was recorded too. @default the origin of each request
   */
  baseUrl?: string | undefined;
}

/**
 * Judges traffic that was recorded, by a browser, a proxy or a test tool, as HAR 1.2: each exchange by the description of
 * its API version, as {@link startProxy} does. What cannot be judged is counted, with the reason, in the report; where
 * nothing was judged there is no verdict. Credentials in the recording appear in nothing that is reported.
 *
 * @param har the text of a HAR file
 * @throws TypeError for what is no HAR, or an option that cannot be used
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { judgeHar, textReport } from "extend-contract/verify";
 *
 * console.log(textReport(await judgeHar(await readFile("traffic.har", "utf8"))));
 * ```
 */
export async function judgeHar(har: string, options: JudgeHarOptions = {}): Promise<Report> {
  checkNames(options, ["baseUrl"]);
  // Nothing is sent, so nobody can read a key on its way.
  const base = options.baseUrl === undefined ? undefined : checkUrl("baseUrl", options.baseUrl, true);
  const entries = entriesOf(har);
  const first = entries.map(({ request }) => urlOf(request)).find((url) => url !== undefined);
  const judge = await createTrafficJudge(base ?? first?.origin ?? "no server");
  for (const { request, response } of entries) {
    const url = urlOf(request);
    const sent = requestOf(request, url, base);
    if (!url || !sent) {
      // It is counted as what it is: an operation that no description has.
      judge.leaveOut({ method: "GET", path: "/", headers: new Headers(), body: undefined }, "");
      continue;
    }
    const answer = answerOf(response);
    if (typeof answer === "string") judge.leaveOut(sent, answer);
    else judge.judge({ request: sent, answer });
  }
  return judge.report();
}

/** @throws TypeError for what is no HAR */
function entriesOf(text: string): { request: JsonObject; response: JsonObject }[] {
  let har: unknown;
  try {
    // Some recorders begin with a byte order mark.
    har = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new TypeError(`The recording is not JSON: ${(error as Error).message}.`);
  }
  const { log } = isObject(har) ? har : {};
  const entries = isObject(log) ? log.entries : undefined;
  if (!Array.isArray(entries)) throw new TypeError("The recording is no HAR: it has no list log.entries.");
  return entries.map((entry, index) => {
    const { request, response } = isObject(entry) ? entry : {};
    if (!isObject(request) || typeof request.method !== "string" || !isObject(response))
      throw new TypeError(
        `The recording is no HAR: log.entries[${index}] is ${show(entry)}, and no request with its response.`,
      );
    return { request, response };
  });
}

function urlOf({ url }: JsonObject): URL | undefined {
  return typeof url === "string" && URL.canParse(url) ? new URL(url) : undefined;
}

/** The request as it is judged; undefined where it was for another server. */
function requestOf(request: JsonObject, url: URL | undefined, base: string | undefined): SentRequest | undefined {
  if (!url || (base !== undefined && !url.href.startsWith(`${base}/`))) return undefined;
  const headers = headersOf(request);
  for (const name of ["host", "connection", "content-length", "transfer-encoding"]) headers.delete(name);
  const { text } = isObject(request.postData) ? request.postData : {};
  return {
    method: String(request.method).toUpperCase(),
    path: base === undefined ? url.pathname + url.search : url.href.slice(base.length).replace(/#.*/s, ""),
    headers,
    body: typeof text === "string" && text !== "" ? text : undefined,
  };
}

/** The answer, or why it cannot be judged. */
function answerOf(response: JsonObject): Exchange["answer"] | string {
  const { status, content } = response;
  if (typeof status !== "number" || status < 100) return "no answer";
  const { text, encoding, size } = isObject(content) ? content : {};
  // Recorders leave out what was too long for them, or was forgotten when they were asked.
  if (typeof text !== "string" && typeof size === "number" && size > 0) return "a body that was not recorded";
  const bytes = Buffer.from(typeof text === "string" ? text : "", encoding === "base64" ? "base64" : "utf8");
  return readAnswer(status, headersOf(response), bytes);
}

function headersOf({ headers }: JsonObject): Headers {
  const all = new Headers();
  for (const header of Array.isArray(headers) ? headers : []) {
    const { name, value } = isObject(header) ? header : {};
    // HTTP/2 has lines such as :method, which are no headers.
    if (typeof name !== "string" || !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || typeof value !== "string") continue;
    // Several lines of one name are recorded as one, with line breaks in it.
    for (const line of value.split("\n")) all.append(name, line.replace(/[^\t\x20-\x7e\x80-\xff]/g, ""));
  }
  return all;
}
