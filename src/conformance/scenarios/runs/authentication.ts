import { versionHeaderName } from "../../../api-versions.js";
import type { Problem } from "../../checks/problem.js";
import type { Ask } from "../../session/session.js";
import type { Scenario } from "../scenario.js";

const check = {
  name: "authentication",
  claim: "Without a key that the server knows, a run is neither read nor updated: 401.",
};

/** Of the form of a key, and known nowhere. */
export const unknownKey = "Bearer sk_unknown_0123456789abcdef";

/** `Authorization` headers that give no access; null for none. */
function wrongHeaders(token: string): (string | null)[] {
  const swapped = token === token.toUpperCase() ? token.toLowerCase() : token.toUpperCase();
  return [
    null,
    "",
    "Bearer",
    token,
    `Basic ${Buffer.from(`${token}:`).toString("base64")}`,
    unknownKey,
    `Bearer ${token}_unknown`,
    ...(swapped === token ? [] : [`Bearer ${swapped}`]),
  ];
}

/** The check that no other is worth much without. */
export const authentication: Scenario = {
  check,
  async play(session) {
    const { token } = session.options;
    const asks: Ask[] = [
      ...wrongHeaders(token).map((authorization) => ({ headers: { authorization } })),
      ...[null, unknownKey].map((authorization) => ({ method: "POST", body: {}, headers: { authorization } })),
    ];
    for await (const { exchange } of session.askEach(asks))
      session.report(check, exchange, ...unauthorized(exchange.answer.status));
    // Whatever is looked at first: where the version decides how a key is read, the other way in is as closed.
    const exchange = await session.ask({
      headers: { authorization: null, [versionHeaderName]: null },
      asksForVersion: false,
    });
    const { status } = exchange.answer;
    session.report(check, exchange, ...(status === 400 ? [] : unauthorized(status)));
  },
};

/** What is wrong with the status of an answer to somebody unknown. */
export function unauthorized(status: number): Problem[] {
  if (status === 401) return [];
  return [
    { message: "A request without a known key is not answered with 401.", received: String(status), documented: "401" },
  ];
}
