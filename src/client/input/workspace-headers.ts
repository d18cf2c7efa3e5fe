import { InvalidInputError } from "../errors/index.js";
import { show } from "./show.js";

/**
 * The workspace header, or no header when no workspace is named.
 *
 * @throws InvalidInputError when a header cannot carry the id
 */
export function workspaceHeaders(workspaceId: unknown): Record<string, string> {
  if (workspaceId === undefined) return {};
  if (typeof workspaceId !== "string" || !/^[\x21-\x7e]+$/.test(workspaceId)) {
    throw new InvalidInputError(`workspaceId must be an id such as "ws_…"; got ${show(workspaceId)}.`);
  }
  return { "x-extend-workspace-id": workspaceId };
}
