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
    const exchanges = await sendTexts(session, [...texts, ""]);
    for (const exchange of exchanges.slice(0, -1)) {
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
    const [exchange] = exchanges.slice(-1);
    if (!exchange) return;
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

/** Sends bodies; where writing is allowed, the run is read afterwards to see that nothing became of them. */
async function sendTexts({ options, changeEach, askEach }: Session, bodies: readonly string[]): Promise<Exchange[]> {
  const asks = bodies.map((text) => ({ method: "POST", text }));
  if (options.write) return (await changeEach(asks)).map(({ exchange }) => exchange);
  const exchanges: Exchange[] = [];
  for await (const { exchange } of askEach(asks)) exchanges.push(exchange);
  return exchanges;
}
