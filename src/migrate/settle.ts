import { isObject } from "../json.js";
import { copy } from "./copy.js";
import { pointerTo } from "./json-pointer.js";
import { Unknown } from "./unknown.js";
import type { Place } from "./upgraded-run.js";

/** Puts the stand-in of every {@link Unknown} in its place, and lists these places in the order of the result. */
export function settle(result: object): Place[] {
  const places: Place[] = [];
  settleMembers(result, "", places);
  return places;
}

function settleMembers(holder: object, pointer: string, places: Place[]): void {
  const members = holder as Record<string, unknown>;
  for (const [key, value] of Object.entries(members)) {
    const at = pointerTo(pointer, key);
    if (value instanceof Unknown) {
      places.push({ pointer: at, reason: value.reason });
      if (value.standIn === undefined) delete members[key];
      else members[key] = copy(value.standIn);
    }
    const settled = members[key];
    if (isObject(settled) || Array.isArray(settled)) settleMembers(settled, at, places);
  }
}
