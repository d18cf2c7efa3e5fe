import type { SentRequest } from "./exchange.js";

/**
 * A command for a POSIX shell that sends a request again, with the caller's key read from `$EXTEND_API_KEY`.
 *
 * @param tokens the keys that must not be shown; another one, sent to see it refused, is written out
 */
export function curlOf(
  baseUrl: string,
  { method, path, headers, body }: SentRequest,
  tokens: readonly string[],
): string {
  // -g: brackets in a path are not a range of addresses.
  const words = ["curl", "-s", "-i", "-g", ...methodOf(method, body), quote(baseUrl + path)];
  for (const [name, value] of headers) {
    const isKey = name === "authorization" && tokens.some((token) => value === `Bearer ${token}`);
    // curl leaves out a header without a value, unless its name ends in a semicolon.
    const line = value === "" ? `${name};` : `${name}: ${value}`;
    words.push("-H", isKey ? `"${name}: Bearer $EXTEND_API_KEY"` : quote(line));
  }
  if (body !== undefined) {
    // curl would name a form for its data where the request named no type.
    if (!headers.has("content-type")) words.push("-H", quote("content-type:"));
    words.push("--data-raw", quote(body));
  }
  return words.join(" ");
}

/** How curl is told a method. It sends GET of itself, but not with a body; and after a HEAD it must not wait for one. */
function methodOf(method: string, body: string | undefined): string[] {
  if (method === "HEAD") return ["-I"];
  return method === "GET" && body === undefined ? [] : ["-X", method];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
