import { apiVersions, versionHeaderName } from "../../../api-versions.js";
import type { Scenario } from "../scenario.js";

const check = {
  name: "header-names",
  claim: "The names of headers are understood in any case.",
};

/** Libraries write them as they like: in lower case, as HTTP/2 has them, or with capitals. */
export const headerNames: Scenario = {
  check,
  async play(session) {
    const { token, apiVersion, workspaceId } = session.options;
    const { versionHeader } = apiVersions[apiVersion];
    const headers = {
      authorization: `Bearer ${token}`,
      ...(versionHeader !== undefined && { [versionHeaderName]: versionHeader }),
      ...(workspaceId !== undefined && { "x-extend-workspace-id": workspaceId }),
    };
    const capitals = (name: string) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    for (const write of [capitals, (name: string) => name.toUpperCase()]) {
      const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [write(name), value]));
      const exchange = await session.ask({ headers: named });
      const { status } = exchange.answer;
      const problem = {
        message: `Headers are not understood when they are called ${Object.keys(named).join(" and ")}.`,
        received: String(status),
        documented: "200",
      };
      session.report(check, exchange, ...(status === 200 || status >= 500 ? [] : [problem]));
    }
  },
};
