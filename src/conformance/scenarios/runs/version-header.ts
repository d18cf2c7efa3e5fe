import { type ApiVersion, apiVersions, versionHeaderName } from "../../../api-versions.js";
import { runOf } from "../../description/run-description.js";
import { probe, type Scenario } from "../scenario.js";

const check = {
  name: "version-header",
  claim: "Without the version header a request is refused with 400, or answered in an earlier version.",
};

/** Clients that forget the header must not be served a version that changes under them. */
export const versionHeader: Scenario = {
  check,
  unmet: ({ description }) =>
    apiVersions[description.version].versionHeader === undefined ? "this version has no header" : undefined,
  async play(session) {
    const { version } = session.description;
    const missing = await session.ask({ headers: { [versionHeaderName]: null }, asksForVersion: false });
    const { status: received, json } = missing.answer;
    const isRight = received === 400 || received >= 500 || isEarlier(version, json, session.options.runId);
    const unrefused = {
      message: "Without the version header a request is neither refused nor answered in an earlier version.",
      received: received === 200 ? "200 in another shape" : String(received),
      documented: "400, or an earlier version",
    };
    session.report(check, missing, ...(isRight ? [] : [unrefused]));

    // What a value gets that is no version, no source says.
    for (const value of ["2019-01-01", "newest"]) {
      const exchange = await session.ask({ headers: { [versionHeaderName]: value }, asksForVersion: false });
      const { status } = exchange.answer;
      const problem = {
        severity: "advice" as const,
        message: "A version that does not exist is not refused with 400.",
        received: String(status),
        documented: "400",
      };
      session.report(check, exchange, ...(status === 400 || status >= 500 ? [] : [problem]));
    }
    if (!session.options.write) return;
    const headers = { [versionHeaderName]: "2019-01-01" };
    await session.change({ body: probe("in a version that does not exist"), headers, asksForVersion: false });
  },
};

/** Whether the run came in the envelope of an earlier version; which of them it was cannot be told for certain. */
function isEarlier(version: ApiVersion, body: unknown, runId: string): boolean {
  const versions = Object.keys(apiVersions) as ApiVersion[];
  const earlier = versions.slice(0, versions.indexOf(version));
  return earlier.some((it) => runOf(it, body)?.id === runId);
}
