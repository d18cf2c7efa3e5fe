import type { Bundle } from "../../../bundles/openapi.js";
import type { DescriptionChange } from "./change.js";
import { closedRequests } from "./closed-requests.js";
import { operationChanges } from "./operation-changes.js";
import { versionChanges } from "./version-changes.js";

/** What callers rely on and oasdiff 1.15 overlooks, or does not take for breaking. */
export function ownChanges(base: Bundle, revision: Bundle): DescriptionChange[] {
  return [...operationChanges(base, revision), ...versionChanges(base, revision), ...closedRequests(base, revision)];
}
