import * as fc from "fast-check";
import { NoAnswerError, StoppedError } from "../exchange/errors.js";
import { causeOf, type Entry } from "../session/ledger.js";
import type { Session } from "../session/session.js";

/** How many smaller values are tried for one that showed an error. */
const maxShrinks = 60;

/**
 * Sends generated values until enough of them have gone out, and adds what was found to the book: of each error only
 * the smallest value that shows it. After an error it goes on looking for others.
 *
 * @param cases how many values
 * @param send what to do with one; its errors are taken from the book
 */
export async function explore<T>(
  session: Session,
  values: fc.Arbitrary<T>,
  cases: number,
  send: (value: T) => Promise<void>,
): Promise<void> {
  const { ledger, options } = session;
  const known = new Set<string>();
  for (let left = cases, seed = options.seed; left > 0; seed++) {
    let smallest: Entry[] = [];
    let shrinks = 0;
    let stopped: StoppedError | undefined;

    const isFine = async (value: T): Promise<boolean> => {
      if (stopped || (smallest.length > 0 && shrinks++ >= maxShrinks)) return true;
      const entries = await ledger.capture(async () => {
        try {
          await send(value);
        } catch (error) {
          if (error instanceof StoppedError) stopped = error;
          // The finding is made; a server that hangs is not asked to do it once more for a smaller value.
          else if (error instanceof NoAnswerError) shrinks = maxShrinks;
          else throw error;
        }
      });
      const isNew = (entry: Entry) => isError(entry) && !known.has(causeOf(entry));
      const found = entries.filter(isNew);
      for (const entry of entries) if (!isNew(entry) && smallest.length === 0) ledger.add(entry);
      if (found.length > 0) smallest = found;
      return found.length === 0;
    };

    const details = await fc.check(fc.asyncProperty(values, isFine), { seed, numRuns: left });
    if (details.errorInstance && !details.counterexample) throw details.errorInstance;
    for (const entry of smallest) {
      ledger.add(entry);
      known.add(causeOf(entry));
    }
    if (stopped) throw stopped;
    if (smallest.length === 0) return;
    left -= details.numRuns;
  }
}

function isError({ problem: { severity = "error" } }: Entry): boolean {
  return severity === "error";
}
