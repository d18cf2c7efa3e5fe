import { randomBytes } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { callHook } from "../../serving/call-hook.js";
import { checkOptions, isBoolean, isFunction } from "../../serving/check-options.js";
import { type Listening, type ListenOptions, listen, listenOptionChecks, sendText } from "../../serving/listen.js";
import { targetOf } from "../../serving/request-target.js";
import type { Exchange } from "../exchange/exchange.js";
import { readAnswer } from "../exchange/read-answer.js";
import { whyNoAnswer } from "../exchange/why-no-answer.js";
import { checkUrl } from "../options.js";
import type { Report } from "../report/report.js";
import { decodeBody } from "./decode-body.js";
import { forward, type PassedExchange } from "./forward.js";
import { forwardUpgrade, ignoreUpgrade } from "./forward-upgrade.js";
import { openRecording } from "./record-har.js";
import { createTrafficJudge, type JudgedTraffic } from "./traffic-judge.js";

/** Options of {@link startProxy}. */
export interface ProxyOptions extends ListenOptions {
  /** Base URL of the server that requests are passed on to. */
  upstream: string;
  /** Pass requests on over plain http to another machine, where whoever is between reads the keys in them. @default false */
  allowInsecureHttp?: boolean | undefined;
  /**
   * File to record the exchanges in, as HAR 1.2, without their credentials. It is whole once the proxy is closed. @default
   * none
   */
  har?: string | undefined;
  /**
   * Told of each exchange once it has passed, with what in it breaks the contract. It may be async, and is not waited for;
   * what it throws becomes a warning of the process.
   */
  onExchange?: ((exchange: ProxiedExchange) => unknown) | undefined;
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
 * The version of an exchange is the one that its request asks for, else the one that its answer names, else `legacy`. What
 * cannot be judged is passed all the same and counted, with the reason, in the report; where nothing was judged there is no
 * verdict. Credentials in the traffic appear in nothing that it reports. When the server cannot be reached the client
 * gets 502, and 508 when `upstream` leads back to the proxy.
 *
 * @throws TypeError that names the option which cannot be used
 * @throws Error when the port is taken, or the file of the recording cannot be written
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
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  checkOptions("startProxy", options, {
    ...listenOptionChecks,
    upstream: () => undefined,
    allowInsecureHttp: isBoolean,
    har: (value) => (typeof value === "string" && value !== "" ? undefined : "the name of a file"),
    onExchange: isFunction,
  });
  const { upstream, allowInsecureHttp, har, onExchange, ...address } = options;
  const url = checkUrl("upstream", upstream, allowInsecureHttp);
  const judge = await createTrafficJudge(url);
  const recording = har === undefined ? undefined : await openRecording(har, url);
  const name = `extend-contract-${randomBytes(6).toString("hex")}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const target = targetOf(request);
    const path = target?.pathname ?? String(request.url);
    const tell = (status: number | undefined, judged: JudgedTraffic) =>
      callHook("onExchange", onExchange, { method, path, status, ...judged });
    const leaveOut = (reason: string) => tell(undefined, judge.leaveOut(requestOf(request), reason));

    if (!target) {
      sendText(response, 400, "The first line of the request has no path.");
      leaveOut("a request without a path");
      return;
    }
    if (request.headers.via?.includes(name)) {
      sendText(response, 508, `The proxy has passed this request already: ${url} leads back to it.`);
      leaveOut("the upstream leads back to the proxy");
      return;
    }
    let passed: PassedExchange;
    try {
      passed = await forward(new URL(url), request, response, `1.1 ${name}`);
    } catch (error) {
      const isGone = response.destroyed && !response.headersSent;
      leaveOut(isGone ? "the client went away" : response.headersSent ? "the answer broke off" : "no answer");
      if (response.headersSent) response.destroy();
      else sendText(response, 502, `The proxy got no answer from ${url}: ${whyNoAnswer(error as Error)}.`);
      return;
    }
    const { statusCode: status = 0 } = passed.answer;
    const sent = requestOf(request, passed.request);
    let judged: JudgedTraffic;
    try {
      const answer = readAnswer(status, headersOf(passed.answer), await answerBytes(passed));
      judged = judge.judge({ request: sent, answer });
      recording?.add({ request: sent, answer });
    } catch (error) {
      judged = judge.leaveOut(sent, (error as Error).message);
    }
    tell(status, judged);
  }

  function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, server: Server): void {
    const [protocol = ""] = /^[\w.-]{1,20}/.exec(request.headers.upgrade ?? "") ?? [];
    if (/^h2c?$/i.test(protocol)) {
      ignoreUpgrade(request, socket, head, server);
      return;
    }
    const path = targetOf(request)?.pathname ?? String(request.url);
    const tell = (reason: string) =>
      callHook("onExchange", onExchange, {
        ...{ method: request.method ?? "GET", path, status: undefined },
        ...judge.leaveOut(requestOf(request), reason),
      });
    if (request.headers.via?.includes(name)) {
      socket.end("HTTP/1.1 508 Loop Detected\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      tell("the upstream leads back to the proxy");
      return;
    }
    tell(`an upgrade to ${protocol}`);
    forwardUpgrade(new URL(url), request, socket, head, `1.1 ${name}`, () =>
      socket.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
    );
  }

  // A client has its answer before the answer is judged.
  const open = new Set<Promise<void>>();
  const { url: own, close } = await listen(
    (request, response) => {
      const handled = handle(request, response).finally(() => open.delete(handled));
      open.add(handled);
      return handled;
    },
    address,
    { isContinued: false, onUpgrade: handleUpgrade },
  );
  return {
    url: own,
    report: () => judge.report(),
    async close() {
      await close();
      await Promise.all(open);
      await recording?.close();
    },
  };
}

/** A request as it is judged: without the lines that belong to the connection. */
function requestOf(request: IncomingMessage, sent: PassedExchange["request"] = Buffer.alloc(0)): Exchange["request"] {
  const headers = headersOf(request);
  for (const name of ["host", "connection", "content-length", "transfer-encoding"]) headers.delete(name);
  return { method: request.method ?? "GET", path: request.url ?? "/", headers, ...bodyOf(sent, headers) };
}

/** The body of a request as text. A form with files, what is no text and what is long are only told of. */
function bodyOf(sent: PassedExchange["request"], headers: Headers): Pick<Exchange["request"], "body" | "isLeftOut"> {
  if (typeof sent === "number") return { body: `(${sent} bytes)`, isLeftOut: true };
  if (sent.length === 0) return { body: undefined };
  const type = headers.get("content-type") ?? "";
  if (/^multipart\//i.test(type))
    return { body: `(${sent.length} bytes of ${type.replace(/;.*$/s, "")})`, isLeftOut: true };
  const text = sent.toString();
  return text.includes("\ufffd")
    ? { body: `(${sent.length} bytes that are not text)`, isLeftOut: true }
    : { body: text };
}

/** @throws Error that says in a few words why the body cannot be judged */
async function answerBytes({ answer, answerBody }: PassedExchange): Promise<Buffer> {
  if (answerBody === undefined) throw new Error("a body too long to be kept");
  return decodeBody(answerBody, answer.headers["content-encoding"]);
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}
