/** Headers that belong to one connection (RFC 9110, 7.6.1), those of proxies and of an upgrade to HTTP/2 included. */
const names = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
]);

/**
 * Tells for the headers of one message which belong to its connection, and so must not be passed on.
 *
 * @param connection the value of its `Connection` header, which may name more of them
 */
export function connectionHeaders(connection: string | undefined): (name: string) => boolean {
  const named = (connection ?? "").split(",").map((name) => name.trim().toLowerCase());
  return (name) => names.has(name.toLowerCase()) || named.includes(name.toLowerCase());
}
