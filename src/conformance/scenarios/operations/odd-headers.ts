import { versionHeaderName } from "../../../api-versions.js";
import type { Session } from "../../session/session.js";
import type { Scenario } from "../scenario.js";

/** Empty, unknown, of another kind, and longer than any. */
const values = ["", "unknown", "0", "null", "[1]", "'", "x".repeat(2000)];

/**
 * Every optional header with values that nobody has. What becomes of them no source says, so no status is wrong but one:
 * the server must not fail.
 */
export const oddHeaders: Scenario = {
  check: { name: "odd-headers", claim: "An optional header with an odd value does not make the server fail." },
  isOnlyTraffic: true,
  unmet: (session) => (optionalHeaders(session).length === 0 ? "the description has no optional headers" : undefined),
  async play(session) {
    const tolerated = [400, 401, 403, 404, 422, 431];
    const asks = optionalHeaders(session).flatMap((name) =>
      values.map((value) => ({ headers: { [name]: value }, tolerated })),
    );
    // They are judged as every answer is.
    for await (const _ of session.askEach(asks));
  },
};

function optionalHeaders({ description: { get } }: Session): string[] {
  const headers = get.parameters.filter((it) => it.in === "header" && !it.required);
  return headers.map(({ name }) => name.toLowerCase()).filter((name) => name !== versionHeaderName);
}
