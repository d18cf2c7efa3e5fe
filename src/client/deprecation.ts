import type { ApiVersion } from "../api-versions.js";
import type { Hook } from "./hooks.js";

/** The API's announcement that a version is going away: what `onDeprecation` is told. */
export interface DeprecationNotice {
  apiVersion: ApiVersion;
  /** Since when the version is deprecated, or will be; undefined when the answer gives no date. */
  deprecatedAt: Date | undefined;
  /** When it stops working; undefined when the answer does not say. */
  sunsetAt: Date | undefined;
  /** The `Link` header, where such answers name the page that tells more. */
  link: string | undefined;
}

/**
 * Looks for an announcement in answers, and tells of the first.
 *
 * @see RFC 9745 for the header `Deprecation`, RFC 8594 for `Sunset`
 */
export function watchDeprecation(apiVersion: ApiVersion, onDeprecation: Hook<DeprecationNotice>): Hook<Response> {
  let told = false;
  return async ({ headers }) => {
    const deprecation = headers.get("deprecation");
    const sunset = headers.get("sunset");
    if (told || (!deprecation && !sunset)) return;
    told = true;
    // A date since RFC 9745: @ and seconds. The drafts before it had an HTTP date, or "true".
    const [, seconds] = /^@(-?\d+)$/.exec(deprecation ?? "") ?? [];
    await onDeprecation({
      apiVersion,
      deprecatedAt: dateOf(seconds === undefined ? Date.parse(deprecation ?? "") : Number(seconds) * 1000),
      sunsetAt: dateOf(Date.parse(sunset ?? "")),
      link: headers.get("link") ?? undefined,
    });
  };
}

function dateOf(milliseconds: number): Date | undefined {
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds);
}
