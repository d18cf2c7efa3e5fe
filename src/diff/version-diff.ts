import type { ApiVersion } from "../api-versions.js";

/** What differs between two API versions, as plain data that survives JSON. */
export interface VersionDiff {
  from: ApiVersion;
  to: ApiVersion;
  /** A step for each pair of neighbours on the way, oldest first; none where the versions are the same. */
  steps: VersionStep[];
}

/** What differs between two neighbouring versions. */
export interface VersionStep {
  from: ApiVersion;
  to: ApiVersion;
  sections: DiffSection[];
}

/** What differs in one object of the API, or around the bodies. */
export interface DiffSection {
  /** Which part of the contract it is: addresses, headers and statuses; bodies of requests; the run; bodies of errors. */
  part: "operations" | "request" | "run" | "errors";
  /** The component of the older version; null for the part `operations` and for what is new. */
  from: Located | null;
  /** Its successors. */
  to: Located[];
  differences: Difference[];
}

/** Something in a description, and where callers find it. */
export interface Located {
  /** A component and the way into it, such as `File.metadata`; or a part of an operation, `request.header.Accept`. */
  key: string;
  /** Where it is found first in a body, such as `files[].metadata`; `{}` stands for any key. Empty for a whole body. */
  path: string;
}

/** One difference: a member that went, came, moved, or is no longer as it was. */
export interface Difference {
  /** Null if it is new. */
  from: Located | null;
  /** What took its place; empty if nothing did. */
  to: Located[];
  changes: Change[];
  loss: Loss;
  /** What only a person can know, in Markdown. */
  remark: string | null;
}

/** One way in which something is no longer as it was. */
export type Change =
  | { kind: "added" | "removed" | "renamed" | "moved" }
  | { kind: "presence"; from: Presence; to: Presence }
  /** Types by the names of JSON Schema and of components. */
  | { kind: "types"; from: string[]; to: string[]; removed: string[]; added: string[] }
  | { kind: "values"; removed: unknown[]; added: unknown[]; renamed: { from: unknown; to: unknown }[] }
  /** Any value was allowed, now only those. */
  | { kind: "closed"; values: unknown[] }
  /** Only those values were listed, now any is allowed. */
  | { kind: "open"; values: unknown[] }
  /** Limits such as `minimum 1`; the empty string for none. */
  | { kind: "limits"; from: string; to: string };

/** Whether a member is always there, and whether it may be null. */
export type Presence = "required" | "optional" | "required or null" | "optional or null";

/**
 * What converting a stored body loses: `none`; `lost`, the old value has no place; `partly`, some of it has none;
 * `unknown`, the new value cannot be known from the old body.
 */
export type Loss = "none" | "lost" | "partly" | "unknown";
