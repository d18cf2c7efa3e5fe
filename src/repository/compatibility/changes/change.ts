/** How much a change matters: `breaking` can make a caller that was right fail; `warning` may; `info` cannot. */
export type Level = "breaking" | "warning" | "info";

/** The levels, worst first. */
export const levels: readonly Level[] = ["breaking", "warning", "info"];

/** One change of a description, however many operations and places it shows in. */
export interface DescriptionChange {
  level: Level;
  /** The kind of change: an id of oasdiff's, or of our own checks. */
  id: string;
  /** What has changed, as `Component.member`, a header or an example; null where it is none of them. */
  place: string | null;
  /** A sentence without its full stop. */
  message: string;
  /** Operations that show it, as `METHOD /path`; none for what holds for the whole version. */
  operations: string[];
}
