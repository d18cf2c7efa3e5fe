/** The response headers that a page on another origin may read. */
const exposed = "x-extend-request-id, x-extend-api-version, retry-after, x-served-as, x-sandbox-answer";

/** What {@link corsHeaders} and {@link preflightHeaders} look at. */
interface CorsRequest {
  headers: Readonly<Record<string, string>>;
}

/**
 * The headers that let a page of another origin read an answer; none where the page's origin is not among those allowed.
 *
 * @param origins undefined allows every origin
 */
export function corsHeaders({ headers }: CorsRequest, origins: readonly string[] | undefined): Record<string, string> {
  if (!origins) return { "access-control-allow-origin": "*", "access-control-expose-headers": exposed };
  const { origin = "" } = headers;
  if (!origins.includes(origin)) return { vary: "origin" };
  return { vary: "origin", "access-control-allow-origin": origin, "access-control-expose-headers": exposed };
}

/**
 * What a browser is told before it sends a request to another origin: any method and any header, since it is for the API
 * to refuse those.
 */
export function preflightHeaders({ headers }: CorsRequest): Record<string, string> {
  const { "access-control-request-method": method = "*", "access-control-request-headers": names = "*" } = headers;
  return {
    "access-control-allow-methods": method,
    "access-control-allow-headers": names,
    // Chromium asks this before a public page may reach an address of this machine.
    "access-control-allow-private-network": "true",
    "access-control-max-age": "600",
  };
}
