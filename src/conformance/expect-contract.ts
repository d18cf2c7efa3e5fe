import { type ApiVersion, apiVersions } from "../api-versions.js";
import { checkOptions } from "../serving/check-options.js";
import { readAnswer } from "./exchange/read-answer.js";
import { createTrafficJudge } from "./proxy/traffic-judge.js";
import type { Finding } from "./report/report.js";
import { onOneLine } from "./report/visible.js";

/** What an answer alone does not say of its exchange. */
export interface ExpectContractOptions {
  /** The method of the request. @default "GET" */
  method?: string | undefined;
  /** The version that was asked for. @default the one that the path or a header of the answer names, else `legacy` */
  apiVersion?: ApiVersion | undefined;
  /** Base URL of the server, where its paths begin with more than those of the description. @default its origin */
  baseUrl?: string | undefined;
}

/** An answer that breaks the contract of its version. Its message lists how. */
export class ContractError extends Error {
  override name = "ContractError";

  constructor(
    message: string,
    /** What breaks the contract; empty where no description has the operation. */
    readonly findings: readonly Finding[],
  ) {
    super(message);
  }
}

/**
 * Holds one answer against the description of its API version, in anyone's test. It leaves the body for its caller to
 * read. Advice and information are passed over.
 *
 * @param response an answer of `fetch`, its body not read yet
 * @throws ContractError when it breaks the contract, or no description has the operation that its URL is for
 * @throws TypeError when its body was read before, or an option cannot be used
 * @example
 * ```ts
 * import { startSandbox } from "extend-contract/testing";
 * import { expectContract } from "extend-contract/verify";
 *
 * const sandbox = await startSandbox({ port: 0 });
 * const headers = { authorization: "Bearer sk_test", "x-extend-api-version": "2026-02-09" };
 * const response = await fetch(`${sandbox.url}/workflow_runs/${sandbox.runs.ids()[0]}`, { headers });
 * await expectContract(response);
 * await sandbox.close();
 * ```
 */
export async function expectContract(response: Response, options: ExpectContractOptions = {}): Promise<void> {
  checkOptions("expectContract", options, {
    method: (value) => (typeof value === "string" ? undefined : "the name of a method"),
    apiVersion: (value) =>
      Object.hasOwn(apiVersions, String(value)) ? undefined : `one of ${Object.keys(apiVersions).join(", ")}`,
    baseUrl: (value) => (typeof value === "string" && URL.canParse(value) ? undefined : "a URL"),
  });
  if (!URL.canParse(response.url))
    throw new TypeError("The response has no URL: give one that fetch has answered with.");
  if (response.bodyUsed) throw new TypeError("The body of the response was read before. Call expectContract first.");
  const { method = "GET", apiVersion } = options;
  const url = new URL(response.url);
  const base = (options.baseUrl ?? url.origin).replace(/\/+$/, "");
  const path = response.url.startsWith(`${base}/`) ? response.url.slice(base.length) : url.pathname + url.search;
  const request = { method: method.toUpperCase(), path, headers: new Headers(), body: undefined };
  const answer = readAnswer(response.status, response.headers, new Uint8Array(await response.clone().arrayBuffer()));

  const judge = await createTrafficJudge(base);
  const judged = judge.judge({ request, answer }, apiVersion);
  const exchange = `${request.method} ${url.pathname} -> ${response.status}`;
  if (judged.notJudged !== undefined) throw new ContractError(`${exchange}: ${judged.notJudged}.`, []);
  const findings = judged.findings.filter(({ severity }) => severity === "error");
  if (findings.length === 0) return;
  const lines = findings.map(({ message, at, received, documented }) => {
    const place = at === null ? "" : ` at ${at}`;
    return `  ${message} (${[received ?? "it", place].join("")}${documented === null ? "" : `, documented: ${documented}`})`;
  });
  const title = `${exchange} breaks the contract of ${judged.apiVersion}:`;
  throw new ContractError([title, ...lines.map((line) => onOneLine(line))].join("\n"), findings);
}
