import type { Knowledge } from "../knowledge/knowledge.js";
import { type Outline, prefixesOf } from "../outline/outline.js";

/** What in the newer version is the same thing as what in the older one, members that moved aside. */
export interface Correspondence {
  /** The keys in the newer version: those of the component's successors, by the same name; empty where there is none. */
  successorsOf(key: string): string[];
  /** Whether a type of the newer version is what has become of one of the older: `File[]` and `FileSummary[]`. */
  sameType(older: string, newer: string): boolean;
}

export function correspondence(knowledge: Knowledge, newer: Outline): Correspondence {
  const namesOf = (name: string) => knowledge.components[name] ?? [name];
  return {
    successorsOf(key) {
      const known = prefixesOf(key).find((prefix) => knowledge.components[prefix] !== undefined);
      const keys = known === undefined ? [key] : namesOf(known).map((to) => to + key.slice(known.length));
      return keys.filter((it) => newer.has(it));
    },
    sameType(older, newerType) {
      // An object may have been written in place before, and be a component now.
      const outer = newer.get(newerType)?.types;
      if (outer?.length === 1 && outer[0] === older) return true;
      const [before, after] = [words(older), words(newerType)];
      return (
        older.replace(word, "") === newerType.replace(word, "") &&
        before.every((name, index) =>
          namesOf(name).some((to) => to === after[index] || (to.includes(".") && after[index] === "object")),
        )
      );
    },
  };
}

const word = /[\w-]+/g;

function words(type: string): string[] {
  return type.match(word) ?? [];
}
