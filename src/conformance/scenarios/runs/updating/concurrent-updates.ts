import { isObject } from "../../../../json.js";
import { differencesOf, own } from "../../../checks/differences.js";
import { runOf } from "../../../description/run-description.js";
import { needsWrite, ownKey, type Scenario } from "../../scenario.js";

const check = {
  name: "concurrent-updates",
  claim: "Of updates at the same time, each with a key of its own, none is lost.",
};

/** Two programs that tag the same run at the same moment: a server that reads, merges and writes can lose one. */
export const concurrentUpdates: Scenario = {
  check,
  unmet: (session) =>
    needsWrite(session) ??
    (session.options.concurrency > 1 ? undefined : "updates are sent one after the other without --concurrency"),
  async play(session) {
    const { concurrency, seed } = session.options;
    const keys = Array.from({ length: concurrency }, (_, index) => ownKey(`at-once-${index}`));
    await Promise.all(keys.map((key) => session.ask({ method: "POST", body: { metadata: { [key]: seed } } })));
    const read = await session.ask();
    const metadata = runOf(session.description.version, read.answer.exact)?.metadata;
    const lost = keys.filter((key) => !isObject(metadata) || differencesOf(own(metadata, key), seed).length > 0);
    const problem = {
      message: "Updates at the same time overwrite each other.",
      received: `${lost.length} of ${keys.length} lost`,
      documented: "none lost",
    };
    session.report(check, read, ...(lost.length > 0 ? [problem] : []));
  },
};
