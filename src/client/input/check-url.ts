import { InvalidInputError } from "../errors/index.js";
import { show } from "../values.js";

const loopback = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * Returns `baseUrl` without trailing slashes. A path is kept, so that the API may sit behind a gateway's prefix.
 *
 * @throws InvalidInputError unless it is an absolute https URL, or an http one that stays on this machine or is
 * allowed expressly; and for credentials, a query or a fragment in it, none of which would be sent.
 */
export function checkBaseUrl(baseUrl: unknown, allowInsecureHttp: boolean): string {
  let url: URL;
  try {
    url = new URL(String(baseUrl));
  } catch {
    throw new InvalidInputError(
      `baseUrl is not an absolute URL: ${show(baseUrl)}. Pass one such as "https://api.extend.ai".`,
    );
  }
  const shown = `baseUrl ${shownOf(url)}`;
  if (url.username || url.password) {
    throw new InvalidInputError(`${shown} holds credentials, which fetch refuses. Pass the key as token.`);
  }
  if (url.search || url.hash) {
    throw new InvalidInputError(`${shown} has a query or a fragment after it; paths cannot be added to that.`);
  }
  checkProtected(url, shown, allowInsecureHttp);
  return url.href.replace(/\/+$/, "");
}

/**
 * Refuses a URL that would carry the token unencrypted to another machine.
 *
 * @throws InvalidInputError
 */
export function checkProtected(url: URL, shown: string, allowInsecureHttp: boolean): void {
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new InvalidInputError(`${shown} is not an http or https URL.`);
  }
  if (url.protocol === "http:" && !loopback.test(url.hostname) && !allowInsecureHttp) {
    throw new InvalidInputError(
      `${shown} is plain http, which shows the token to everyone on the way. ` +
        "Use https, or set allowInsecureHttp: true if that is meant.",
    );
  }
}

/** A URL as an error message shows it: without credentials and query, which may hold secrets. */
export function shownOf({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}

/**
 * Returns a path parameter as one percent-encoded segment. Ids are opaque, so nothing is assumed about their form beyond
 * what a path segment can hold: `/`, `?` and `#` are encoded and stay part of the id.
 *
 * @param name of the parameter, for the error
 * @throws InvalidInputError when it is empty, not a string, holds control characters or half a surrogate pair, or is
 * `.` or `..`, which URL parsers resolve away even when they are encoded
 */
export function segmentOf(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "") {
    throw new InvalidInputError(`${name} must be a non-empty string; got ${show(value)}.`);
  }
  const refuse = (why: string) => new InvalidInputError(`${name} cannot be ${show(value)}: ${why}.`);
  if (value === "." || value === "..") throw refuse("in a URL it names another path");
  if (controlCharacter.test(value)) throw refuse("it holds a control character");
  try {
    return encodeURIComponent(value);
  } catch {
    throw refuse("it holds half a surrogate pair, which no URL can carry");
  }
}

/**
 * Puts path parameters into a template.
 *
 * @throws InvalidInputError for one that is missing or no segment
 */
export function fillPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name) => segmentOf(name, parameters[name]));
}

/**
 * Returns a URL, unless a URL parser would take its path for another one, for a segment that is `.` or `..`, encoded or
 * not, a backslash, or a character that is dropped; or a parameter of the path is missing. Whatever has put the URL
 * together, this is looked at before it is parsed.
 *
 * @throws InvalidInputError
 */
export function checkPath(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/[?#].*/s, "");
  if (controlCharacter.test(path) || /[\\{}]|\/(\.|%2e){1,2}(\/|$)/i.test(path)) {
    throw new InvalidInputError(`${show(path)} is no path of an operation with every parameter in its place.`);
  }
  return url;
}
