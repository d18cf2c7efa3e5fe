import { showValue } from "../../../checks/show-value.js";
import { StoppedError } from "../../../exchange/errors.js";
import { hostileJson, hostileKeys, hostileNames, hostileTexts } from "../../../generate/hostile-values.js";
import type { CheckInfo, Entry, Ledger } from "../../../session/ledger.js";
import type { Ask, Session } from "../../../session/session.js";
import { needsWrite, ownKey, type Scenario } from "../../scenario.js";
import { needsName } from "./written-name.js";

const check: CheckInfo = {
  name: "hostile-values",
  claim: "Unusual data that the description allows come out as they went in, or are refused as documented.",
};

/** The most characters of values that are sent together: the newest version documents a limit of 10 KB for all metadata. */
const mostTogether = 3000;

/** Many in one request; where that shows something, one request for each, so that a finding says which it is. */
export const hostileValues: Scenario = {
  check,
  unmet: needsWrite,
  async play(session) {
    const key = ownKey("value");
    const values = [...hostileTexts, ...hostileJson];
    const isLong = (value: unknown) => JSON.stringify(value).length > mostTogether / 4;
    // The long ones first: there is room for them then.
    for (const value of values.filter(isLong)) await send(session, { body: { metadata: { [key]: value } } });
    for (const text of rawBodies(key)) await send(session, { text });
    for (const together of batches(values.filter((value) => !isLong(value)))) {
      await sendTogether(
        session,
        together.map((value, index) => [`${key}-${index}`, value]),
        (value) => ({ [key]: value }),
      );
    }
    await sendTogether(
      session,
      hostileKeys.map((name) => [ownKey(name), "under an unusual key"]),
      (value, name) => ({ [name]: value }),
    );
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

function batches(values: readonly unknown[]): unknown[][] {
  const all: unknown[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const value of values) {
    const { length } = JSON.stringify(value);
    if (size + length > mostTogether) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(value);
    size += length;
  }
  return all;
}

/** Sends members of the metadata in one request, and each in one of its own where that shows an error or is refused. */
async function sendTogether(
  session: Session,
  members: [key: string, value: unknown][],
  alone: (value: unknown, key: string) => Record<string, unknown>,
): Promise<void> {
  const { ledger } = session;
  let isTaken = false;
  const together = await watch(ledger, async () => {
    isTaken = await send(session, { body: { metadata: Object.fromEntries(members) } });
  });
  let told = together;
  if (!(together.failure instanceof StoppedError) && (!isTaken || hasError(together))) {
    const apart = await watch(ledger, async () => {
      for (const [key, value] of members) await send(session, { body: { metadata: alone(value, key) } });
    });
    // What only shows where they come together is told of all of them.
    const isRepeated = hasError(apart) || !hasError(together);
    told = isRepeated ? apart : { entries: [...together.entries, ...apart.entries], failure: apart.failure };
  }
  for (const entry of told.entries) ledger.add(entry);
  if (told.failure !== undefined) throw told.failure;
}

interface Watched {
  entries: Entry[];
  /** What it ended with, where no answer came or no more may be sent. */
  failure: unknown;
}

/** What is found meanwhile, kept also where it ends early. */
async function watch(ledger: Ledger, run: () => Promise<void>): Promise<Watched> {
  let failure: unknown;
  const entries = await ledger.capture(() =>
    run().catch((error: unknown) => {
      failure = error;
    }),
  );
  return { entries, failure };
}

function hasError({ entries }: Watched): boolean {
  return entries.some(({ problem: { severity = "error" } }) => severity === "error");
}

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

/** @returns whether it was accepted */
async function send(session: Session, ask: Ask, of = check): Promise<boolean> {
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
  return effect.accepted;
}
