import { type IncomingMessage, request as send } from "node:http";
import { buffer } from "node:stream/consumers";
import type { ApiVersion } from "../../api-versions.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { isObject, show } from "../../json.js";
import { connectionHeaders } from "../../serving/connection-headers.js";
import type { Answer, Backend, FrontRequest } from "../front/backend.js";
import { RefusalError } from "../front/refusal-error.js";
import { loadPrism } from "./load-prism.js";
import { type Prism, startPrism } from "./start-prism.js";

// Host and length are those of the request to Prism. What it would refuse for the others, the API does not.
const notForwarded = new Set(["host", "content-length", "expect", "accept", "accept-encoding"]);

/** A backend that holds servers of its own. */
export interface PrismBackend extends Omit<Backend, "name"> {
  close(): Promise<void>;
}

/**
 * One Prism per API version, each on a port of its own that only the front knows. A version's Prism is made for its first
 * request, which takes it up to two seconds longer; making all four at the start would delay those who need one.
 */
export async function createPrismBackend(options: { dynamic?: boolean | undefined } = {}): Promise<PrismBackend> {
  await loadPrism();
  const prisms = new Map<ApiVersion, Promise<Prism>>();

  function prismOf(version: ApiVersion): Promise<Prism> {
    const prism = prisms.get(version) ?? readBundle(version).then((bundle) => startPrism(bundle, options));
    prisms.set(version, prism);
    return prism;
  }

  return {
    async answer(request) {
      const answer = await ask(await prismOf(request.version), request);
      if (answer.headers["content-type"]?.startsWith("application/problem+json")) throw refusalOf(answer, request);
      return answer;
    },
    async close() {
      await Promise.allSettled([...prisms.values()].map(async (prism) => (await prism).close()));
    },
  };
}

/** Sends a request on. Not with `fetch`, which a test's DOM may have replaced by one that minds origins. */
async function ask(prism: Prism, { operation: { method }, url, headers, body }: FrontRequest): Promise<Answer> {
  const isOfConnection = connectionHeaders(headers.connection);
  const own = (name: string) => isOfConnection(name) || notForwarded.has(name);
  const forwarded = Object.entries(headers).filter(([name]) => !own(name));
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    send(prism.url + url, { method, headers: Object.fromEntries(forwarded) })
      .on("response", resolve)
      .on("error", reject)
      .end(body.length > 0 ? body : undefined);
  });
  const received = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined || connectionHeaders(undefined)(name) ? [] : [[name, [value].flat().join(", ")]],
  );
  return { status: answer.statusCode ?? 500, headers: Object.fromEntries(received), body: await buffer(answer) };
}

/** What Prism says in problem documents of its own, which no version of the API describes. */
function refusalOf({ status, body }: Answer, { headers }: FrontRequest): RefusalError {
  const problem: unknown = JSON.parse(body.toString());
  const { title, detail } = isObject(problem) ? problem : {};
  const said = [title, detail].filter((text) => typeof text === "string" && text !== "").join(": ");
  const message =
    headers.prefer === undefined
      ? `Prism cannot answer: ${said}`
      : `Prism cannot answer as the header Prefer asks (${show(headers.prefer)}): ${said}`;
  // What is not in the description is asked for by the caller, whatever status Prism has for it.
  if (headers.prefer !== undefined) return new RefusalError({ status: 400, code: "INVALID_REQUEST", message });
  return new RefusalError({ status, code: status < 500 ? "INVALID_REQUEST" : "INTERNAL_ERROR", message });
}
