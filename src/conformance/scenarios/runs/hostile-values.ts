import { showValue } from "../../checks/show-value.js";
import { hostileJson, hostileKeys, hostileNames, hostileTexts } from "../../generate/hostile-values.js";
import type { CheckInfo } from "../../session/ledger.js";
import type { Ask, Session } from "../../session/session.js";
import { needsWrite, ownKey, type Scenario } from "../scenario.js";
import { needsName } from "./written-name.js";

const check: CheckInfo = {
  name: "hostile-values",
  claim: "Unusual data that the description allows come out as they went in, or are refused as documented.",
};

/** One request for each value, so that a finding says which. */
export const hostileValues: Scenario = {
  check,
  unmet: needsWrite,
  async play(session) {
    const key = ownKey("value");
    for (const value of [...hostileTexts, ...hostileJson])
      await send(session, { body: { metadata: { [key]: value } } });
    for (const text of rawBodies(key)) await send(session, { text });
    for (const name of hostileKeys)
      await send(session, { body: { metadata: { [ownKey(name)]: "under an unusual key" } } });
    // More keys than a store that counts them may expect.
    const many = Array.from({ length: 60 }, (_, index) => [ownKey(`many-${index}`), index]);
    await send(session, { body: { metadata: Object.fromEntries(many) } });
    for (const name of inheritedKeys) {
      await send(session, { text: `{"metadata": {"${name}": "an own key"}}` });
      await send(session, {
        text: `{"metadata": {"${name}": {"prototype": {"status": "FAILED"}, "status": "FAILED"}}}`,
      });
    }
  },
};

const nameCheck: CheckInfo = {
  name: "hostile-names",
  claim: "An unusual name is stored as it was sent, or refused as documented.",
};

/** The same of names. */
export const hostileName: Scenario = {
  check: nameCheck,
  unmet: (session) => needsWrite(session) ?? needsName(session),
  async play(session) {
    for (const name of hostileNames) await send(session, { body: { name } }, nameCheck);
  },
};

/** Keys that objects of some languages have already. They cannot have our prefix, or they would not be these keys. */
const inheritedKeys = ["__proto__", "constructor"];

/** What no JSON library would write: other ways to say the same, and a key twice, of which either value may count. */
function rawBodies(key: string): string[] {
  const name = JSON.stringify(key);
  return [
    `{"metadata": {${name}: 9007199254740993}}`,
    `{"metadata": {${name}: 1e-400}}`,
    `{"metadata": {${name}: 1.0}}`,
    `{"metadata": {${name}: 1E2}}`,
    `{"metadata": {${name}: "\\u0041\\/\\ud83d\\udca5"}}`,
    `\r\n\t { "metadata" :\n{ ${name}\t: [ ] } } \n`,
  ];
}

async function send(session: Session, ask: Ask, of = check): Promise<void> {
  // 413: how much a server takes is its own affair.
  const { exchange, effect } = await session.change({ ...ask, tolerated: [413] });
  const { status } = exchange.answer;
  const right = [400, 413, 422];
  const problem = {
    message: "A valid update is refused with a status that is not for that.",
    received: `${status} to ${showValue(ask.body ?? ask.text)}`,
    documented: "200, or 400 where the server does not take it",
  };
  session.report(of, exchange, ...(effect.accepted || right.includes(status) || status >= 500 ? [] : [problem]));
}
