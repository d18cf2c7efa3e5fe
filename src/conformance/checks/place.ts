import { showPlace } from "../../json.js";

/** A place in a body with its indexes left open, such as `files[].name`: the same for every entry of a list. */
export function showPattern(keys: readonly string[]): string {
  return showPlace(keys).replace(/\[\d+\]/g, "[]");
}
