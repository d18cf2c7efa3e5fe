import type { ApiVersion } from "../../api-versions.js";
import type { Answer, Backend, FrontRequest } from "../front/backend.js";
import { errorBody } from "../front/error-body.js";
import { type Prism, startPrism } from "./start-prism.js";

// They belong to one connection, or describe a body that arrives here already decoded.
const notForwarded = new Set(["connection", "keep-alive", "transfer-encoding", "content-length", "host", "expect"]);

/** A backend that holds servers of its own. */
export interface PrismBackend extends Backend {
  close(): Promise<void>;
}

/**
 * One Prism per API version, each on a port of its own that only the front knows. A version's Prism is made for its first
 * request, which takes it half a second longer; making all four at the start would delay those who need one.
 */
export function createPrismBackend(options: { dynamic?: boolean | undefined } = {}): PrismBackend {
  const prisms = new Map<ApiVersion, Promise<Prism>>();

  function prismOf(version: ApiVersion): Promise<Prism> {
    const prism = prisms.get(version) ?? startPrism(version, options);
    prisms.set(version, prism);
    return prism;
  }

  return {
    async answer(request: FrontRequest): Promise<Answer> {
      const problem = problemOfJson(request);
      if (problem) {
        const message = `The body is not JSON: ${problem}`;
        const body = errorBody(request.version, { status: 400, code: "INVALID_REQUEST", message }, request.requestId);
        return { status: 400, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      }
      const prism = await prismOf(request.version);
      const headers = Object.entries(request.headers).filter(([name]) => !notForwarded.has(name));
      const response = await fetch(prism.url + request.url, {
        method: request.method,
        headers,
        ...(request.method === "POST" && { body: new Uint8Array(request.body) }),
      });
      return {
        status: response.status,
        headers: Object.fromEntries([...response.headers].filter(([name]) => !notForwarded.has(name))),
        body: Buffer.from(await response.arrayBuffer()),
      };
    },
    async close() {
      await Promise.allSettled([...prisms.values()].map(async (prism) => (await prism).close()));
    },
  };
}

/** Why a body is not the JSON that it claims to be. Prism would say so in a body that no version documents. */
function problemOfJson({ headers, body }: FrontRequest): string | undefined {
  if (!/^application\/json\b/i.test(headers["content-type"] ?? "") || body.length === 0) return undefined;
  try {
    JSON.parse(body.toString());
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
