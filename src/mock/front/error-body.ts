import { constantsOf, type Description } from "../description.js";
import type { Refusal } from "./refusal-error.js";

/** Codes that the API documents as worth repeating. */
const retryable = new Set(["RATE_LIMIT_EXCEEDED", "INTERNAL_ERROR"]);

/** The body of a refusal, with those members that the version's description has for one. */
export function errorBody({ bundle, errorSchema }: Description, refusal: Refusal, requestId: string): object {
  const { properties = {}, required = [] } = errorSchema;
  const { code, message } = refusal;
  const members = { error: message, code, message, retryable: retryable.has(code), requestId };
  // A code that need not be there is one of the few that the description lists.
  const hasCode = required.includes("code") || properties.code?.enum?.includes(code);
  const shown = Object.entries(members).filter(
    ([name]) => Object.hasOwn(properties, name) && (name !== "code" || hasCode),
  );
  return { ...constantsOf(bundle, errorSchema), ...Object.fromEntries(shown) };
}
