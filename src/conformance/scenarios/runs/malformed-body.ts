import { apiVersions } from "../../../api-versions.js";
import type { Exchange } from "../../exchange/exchange.js";
import type { Session } from "../../session/session.js";
import type { Scenario } from "../scenario.js";

const check = {
  name: "malformed-body",
  claim: "A body that is not a JSON object is refused.",
};

/** None of them names anything to change, so a server that takes one changes nothing. */
const texts = ["{", '{"metadata": {}', "{} {}", "nonsense", "{'metadata': {}}", "[]", '"text"', "5", "true", "null"];

/** What a program sends that has built its body by hand. */
export const malformedBody: Scenario = {
  check,
  async play(session) {
    const { version, update } = session.description;
    const right = [400, ...(update.responses.has(422) ? [422] : [])];
    for (const text of texts) {
      const exchange = await sendText(session, text);
      const { status } = exchange.answer;
      const problem = {
        // The versions without a header document no error at all.
        severity: apiVersions[version].versionHeader === undefined ? ("advice" as const) : ("error" as const),
        message: "A body that is not a JSON object is not refused.",
        received: String(status),
        documented: right.join(" or "),
      };
      session.report(check, exchange, ...(right.includes(status) || status >= 500 ? [] : [problem]));
    }
    // No body at all names nothing to change either. That there has to be one, one source says; what happens, none.
    const exchange = await sendText(session, "");
    const { status } = exchange.answer;
    const problem = {
      severity: "advice" as const,
      message: "An update without a body is not refused.",
      received: String(status),
      documented: right.join(" or "),
    };
    session.report(check, exchange, ...(right.includes(status) || status >= 500 ? [] : [problem]));
  },
};

/** Sends a body; where writing is allowed, the run is read afterwards to see that nothing became of it. */
async function sendText({ options, change, ask }: Session, text: string): Promise<Exchange> {
  return options.write ? (await change({ text })).exchange : ask({ method: "POST", text });
}
