import type { IncomingMessage, ServerResponse } from "node:http";
import { callHook } from "../../serving/call-hook.js";
import { type Listening, type ListenOptions, listen, sendText } from "../../serving/listen.js";
import { targetOf } from "../../serving/request-target.js";
import type { Exchange } from "../exchange/exchange.js";
import { readAnswer } from "../exchange/read-answer.js";
import { checkUrl } from "../options.js";
import type { Report } from "../report/report.js";
import { decodeBody } from "./decode-body.js";
import { forward, type PassedExchange } from "./forward.js";
import { createTrafficJudge, type JudgedTraffic } from "./traffic-judge.js";

/** Options of {@link startProxy}. */
export interface ProxyOptions extends ListenOptions {
  /** Base URL of the server that requests are passed on to. */
  upstream: string;
  /** Told of each exchange once it has passed, with what in it breaks the contract. */
  onExchange?: ((exchange: ProxiedExchange) => void) | undefined;
}

/** An exchange that a proxy has passed. */
export interface ProxiedExchange extends JudgedTraffic {
  method: string;
  /** Without the query. */
  path: string;
  /** Undefined when no answer came. */
  status: number | undefined;
}

/** A proxy that is listening. Once it is closed, every exchange has been judged. */
export interface RunningProxy extends Listening {
  /** What has been found so far, over all exchanges. */
  report(): Report;
}

/**
 * Starts a proxy that passes the traffic of any client on unchanged and judges each exchange by the description of its
 * API version. It looks at answers: whether they are as documented, whatever the request was. What a request did to a run
 * cannot be told from traffic alone; that is for `verify`.
 *
 * The version of an exchange is the one that its request asks for, else the one that its answer names, else `legacy`.
 * Keys in the traffic appear in nothing that it reports. When the server cannot be reached the client gets 502.
 *
 * @throws TypeError for a URL that cannot be used
 * @throws Error when the port is taken
 * @example
 * ```ts
 * import { startProxy } from "extend-contract/verify";
 *
 * const proxy = await startProxy({ upstream: "http://127.0.0.1:4010", port: 0 });
 * await fetch(`${proxy.url}/workflow_runs/workflow_run_8nmP4KL_sZSOg1ur1gmDd`);
 * await proxy.close();
 * console.log(proxy.report().findings);
 * ```
 */
export async function startProxy({ upstream, onExchange, ...address }: ProxyOptions): Promise<RunningProxy> {
  const url = checkUrl(upstream);
  const judge = await createTrafficJudge(url);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const target = targetOf(request);
    const path = target?.pathname ?? String(request.url);
    const tell = (seen: Pick<ProxiedExchange, "status" | "apiVersion" | "findings">) =>
      callHook("onExchange", onExchange, { method, path, ...seen });
    try {
      if (!target) throw new Error("the first line of the request has no path");
      const exchange = await exchangeOf(request, await forward(new URL(url), request, response));
      const judged = judge.judge(exchange);
      tell({ status: exchange.answer.status, ...judged });
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (!target) sendText(response, 400, "The first line of the request has no path.");
      else sendText(response, 502, `The proxy got no answer from ${url}: ${(error as Error).message}`);
      tell({ status: undefined, apiVersion: undefined, findings: [] });
    }
  }

  // A client has its answer before the answer is judged.
  const open = new Set<Promise<void>>();
  const { url: own, close } = await listen((request, response) => {
    const handled = handle(request, response).finally(() => open.delete(handled));
    open.add(handled);
    return handled;
  }, address);
  return {
    url: own,
    report: () => judge.report(),
    async close() {
      await close();
      await Promise.all(open);
    },
  };
}

/** What has passed, as it is judged: without the lines that belong to the connection, the body unpacked. */
async function exchangeOf(
  request: IncomingMessage,
  { request: sent, answer, answerBody }: PassedExchange,
): Promise<Exchange> {
  const headers = headersOf(request);
  for (const name of ["host", "connection", "content-length", "transfer-encoding"]) headers.delete(name);
  const body = sent.length > 0 ? sent.toString() : undefined;
  const coding = answer.headers["content-encoding"];
  // What is not in the coding that it names is judged as it stands: it is no JSON then.
  const bytes = await decodeBody(answerBody, coding).catch(() => answerBody);
  return {
    request: { method: request.method ?? "GET", path: request.url ?? "/", headers, body },
    answer: readAnswer(answer.statusCode ?? 0, headersOf(answer), bytes),
  };
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}
