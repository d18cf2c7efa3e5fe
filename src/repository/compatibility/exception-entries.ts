import { stringify } from "yaml";
import type { Exception } from "./exceptions.js";
import type { JudgedVersion } from "./judge.js";

/** The entries that would excuse what breaks these versions, each but for its reason, which only a person has. */
export function exceptionEntries(broken: readonly JudgedVersion[]): string {
  const entries = broken.flatMap(({ version, changes }) =>
    changes
      .filter(({ level, exception }) => level === "breaking" && exception === null)
      .map(
        ({ id, place, message }): Exception => ({
          version,
          change: id,
          ...(place === null ? { message } : { place }),
          reason: "",
        }),
      ),
  );
  return stringify(entries, { lineWidth: 0 }).trimEnd();
}
