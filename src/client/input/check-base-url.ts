import { InvalidInputError } from "../errors/index.js";

const loopback = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

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
      `baseUrl is not an absolute URL: ${JSON.stringify(baseUrl)}. Pass one such as "https://api.extend.ai".`,
    );
  }
  const shown = `${url.protocol}//${url.host}${url.pathname}`;
  if (url.username || url.password) {
    throw new InvalidInputError(`baseUrl ${shown} holds credentials, which fetch refuses. Pass the key as token.`);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new InvalidInputError(`baseUrl ${shown} is not an http or https URL.`);
  }
  if (url.search || url.hash) {
    throw new InvalidInputError(`baseUrl ${shown} has a query or a fragment after it; paths cannot be added to that.`);
  }
  if (url.protocol === "http:" && !loopback.test(url.hostname) && !allowInsecureHttp) {
    throw new InvalidInputError(
      `baseUrl ${shown} is plain http, which shows the token to everyone on the way. ` +
        "Use https, or set allowInsecureHttp: true if that is meant.",
    );
  }
  return url.href.replace(/\/+$/, "");
}
