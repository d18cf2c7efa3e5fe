import { createHash, randomBytes } from "node:crypto";

/** Makes the ids of a sandbox. */
export interface Ids {
  /** A new id, such as `file_…`. */
  next(prefix: string): string;
  /** An id that follows from another one: the same for the same two. */
  from(prefix: string, ...of: string[]): string;
  /** A number from 0 to 2^32 - 1 that follows from some texts in the same way. */
  numberFrom(...of: string[]): number;
  reset(): void;
}

/** @param seed the same seed gives the same ids in the same order; any when left out */
export function createIds(seed: string = randomBytes(8).toString("hex")): Ids {
  let count = 0;
  const digest = (of: string[]) =>
    createHash("sha256")
      .update(JSON.stringify([seed, ...of]))
      .digest();
  const from: Ids["from"] = (prefix, ...of) => `${prefix}_${digest(of).toString("base64url").slice(0, 21)}`;
  return {
    from,
    numberFrom: (...of) => digest(of).readUInt32BE(),
    next(prefix) {
      count++;
      return from(prefix, String(count));
    },
    reset() {
      count = 0;
    },
  };
}
