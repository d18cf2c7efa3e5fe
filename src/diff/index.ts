export { compareVersions } from "./compare-versions.js";
export { type Neighbours, neighbouringVersions } from "./neighbours.js";
export { diffToMarkdown } from "./render/diff-to-markdown.js";
export { diffToText } from "./render/diff-to-text.js";
export type * from "./version-diff.js";
