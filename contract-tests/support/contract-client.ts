import { type ApiVersion, createExtendClient, type ExtendClient } from "../../src/index.js";
import { type Prism, startPrism } from "../../src/mock/index.js";
import { bundleOf } from "./bundle.js";

/** What went over the wire in one exchange. */
export interface Exchange {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  /** A form as its parts, anything else as text. */
  body: FormData | string | undefined;
  status: number;
  /** The body of the answer as text. */
  answer: string;
}

/** A client bound to a mock of its version. */
export interface ContractClient<V extends ApiVersion> {
  extend: ExtendClient<V>;
  url: string;
  /** Every exchange so far, oldest first. */
  exchanges: Exchange[];
  close(): Promise<void>;
}

/** The token that the clients of these tests send. */
export const token = "sk_contract-test";

/**
 * The real client against Prism: the mock of this package on the committed bundle, or one that is started otherwise.
 *
 * Prism reports its own trouble (an unknown route, an example that does not exist, an example that breaks its schema)
 * as an ordinary 404 or 500, which a test that expects that status would take for the API's. Here it throws.
 */
export async function startContractClient<V extends ApiVersion>(
  version: V,
  start: () => Promise<Prism> = () => startPrism(bundleOf(version)),
): Promise<ContractClient<V>> {
  const prism = await start();
  const exchanges: Exchange[] = [];
  const extend = createExtendClient({
    apiVersion: version,
    token,
    baseUrl: prism.url,
    async fetch(target, init) {
      const request = new Request(target, init);
      const { method, url, headers } = request;
      const isForm = headers.get("content-type")?.startsWith("multipart/form-data");
      const body = request.body ? await (isForm ? request.clone().formData() : request.clone().text()) : undefined;
      const response = await fetch(request);
      const { pathname, searchParams } = new URL(url);
      const answer = await response.clone().text();
      exchanges.push({ method, path: pathname, query: searchParams, headers, body, status: response.status, answer });
      await throwPrismProblem(response);
      return response;
    },
  });
  return { extend, url: prism.url, exchanges, close: prism.close };
}

/** Throws when an answer is Prism speaking for itself. */
export async function throwPrismProblem(response: Response): Promise<void> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return;
  const problem = await response.clone().text();
  if (problem.includes("https://stoplight.io/prism/errors#")) throw new Error(`Prism itself answered: ${problem}`);
}

/** Asks Prism for one documented answer. */
export function prefer(answer: { status: number; key: string }): { prefer: string } {
  return { prefer: `code=${answer.status}${answer.key && `, example=${answer.key}`}` };
}
