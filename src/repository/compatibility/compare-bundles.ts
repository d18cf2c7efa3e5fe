import { isDeepStrictEqual } from "node:util";
import type { Bundle } from "../../bundles/openapi.js";
import type { DescriptionChange } from "./changes/change.js";
import { mergeChanges } from "./changes/merge-changes.js";
import { oasdiffChanges } from "./changes/oasdiff-changes.js";
import { ownChanges } from "./changes/own-changes.js";

/**
 * How the description of one API version has changed, worst first.
 *
 * @throws Error when oasdiff cannot compare the two
 */
export async function compareBundles(base: Bundle, revision: Bundle): Promise<DescriptionChange[]> {
  if (isDeepStrictEqual(base, revision)) return [];
  return mergeChanges([...(await oasdiffChanges(base, revision)), ...ownChanges(base, revision)]);
}
