import type { IncomingMessage } from "node:http";

/**
 * The URL that the first line of a request asks for, of which only path and query mean something: dot segments resolved
 * and escapes written as a browser would. Undefined where the line has no path, such as `GET http://[`.
 */
export function targetOf({ url = "/" }: Pick<IncomingMessage, "url">): URL | undefined {
  // What begins with a slash is a path, also with two of them, which a URL reference would take for a host.
  const text = url.startsWith("/") ? `http://server${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}
