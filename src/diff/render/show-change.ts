import type { Change, Loss, Presence } from "../version-diff.js";

/** Writes a name or value so that it stands out from the words around it. */
export type Quote = (name: string) => string;

/** A change in a few words. */
export function showChange(change: Change, quote: Quote): string {
  const all = (values: unknown[]) => values.map((value) => quote(String(value))).join(", ");
  switch (change.kind) {
    case "added":
      return "new";
    case "removed":
      return "gone";
    case "presence":
      return showPresence(change.from, change.to);
    case "types":
      if (change.removed.length > 0 && change.added.length > 0)
        return `${quote(change.from.join(" | "))} → ${quote(change.to.join(" | "))}`;
      return change.removed.length > 0 ? `no longer ${all(change.removed)}` : `also ${all(change.added)}`;
    case "values": {
      const renamed = change.renamed.map(({ from, to }) => `${all([from])} → ${all([to])}`);
      if (change.removed.length === 1 && change.added.length === 1)
        return [...renamed, `${all(change.removed)} → ${all(change.added)}`].join("; ");
      const gone = change.removed.length > 0 ? [`no longer ${all(change.removed)}`] : [];
      return [...renamed, ...gone, ...(change.added.length > 0 ? [`also ${all(change.added)}`] : [])].join("; ");
    }
    case "closed":
      return `one of ${all(change.values)}`;
    case "open":
      return `no longer only ${all(change.values)}`;
    case "limits":
      return `${change.from || "no limit"} → ${change.to || "no limit"}`;
    default:
      return change.kind;
  }
}

/** What a conversion loses, as a table says it. */
export const lossWords: Readonly<Record<Loss, string>> = {
  none: "",
  lost: "lost",
  partly: "partly lost",
  unknown: "unknown",
};

function showPresence(from: Presence, to: Presence): string {
  if (to === "required or null") return from === "required" ? "may be null" : "null instead of missing";
  if (to === "required") return from === "required or null" ? "never null" : "always there";
  if (from === "optional or null") return "never null, but may be missing";
  return to === "optional" ? "may be missing" : "may be missing or null";
}
