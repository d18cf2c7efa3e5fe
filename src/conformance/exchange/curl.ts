import type { SentRequest } from "./exchange.js";
import { hidden, type Secret } from "./secret.js";

/**
 * A command for a POSIX shell that sends a request again, with the caller's key read from `$EXTEND_API_KEY`, and a body that
 * is left out from a file.
 *
 * @param secret the caller's keys; another one, sent to see it refused, is written out
 */
export function curlOf(baseUrl: string, request: SentRequest, secret: Secret): string {
  const { method, path, headers, body, isLeftOut = false } = request;
  // -g: brackets in a path are not a range of addresses.
  const words = ["curl", "-s", "-i", "-g", ...methodOf(method, body), quote(baseUrl + path)];
  for (const [name, value] of headers) {
    // Only the key alone or after its scheme: of anything else the reader has to know what it was.
    // The shell reads what stands in double quotes, so there is nothing in them that means something to it.
    const [, scheme = "", shown = ""] = /^([\w-]+ )?(\S+)$/.exec(value) ?? [];
    const isKey = /^[\w-]+$/.test(name) && (shown === hidden || secret.isKey(shown));
    // curl leaves out a header without a value, unless its name ends in a semicolon.
    const line = value === "" ? `${name};` : `${name}: ${value}`;
    words.push("-H", isKey ? `"${name}: ${scheme}$EXTEND_API_KEY"` : quote(line));
  }
  if (body !== undefined) {
    // curl would name a form for its data where the request named no type.
    if (!headers.has("content-type")) words.push("-H", quote("content-type:"));
    words.push(...(isLeftOut ? ["--data-binary", "@REQUEST_BODY"] : ["--data-raw", quote(body)]));
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
