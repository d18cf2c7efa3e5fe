import { randomBytes } from "node:crypto";
import { type ApiVersion, apiVersions, versionHeaderName } from "../../api-versions.js";
import { isBoolean, isFunction, isListOf, type OptionChecks } from "../../serving/check-options.js";
import type { Answer, Backend } from "./backend.js";
import { chooseVersion } from "./choose-version.js";
import { corsHeaders, preflightHeaders } from "./cors.js";
import { errorBody } from "./error-body.js";
import { matchRoute } from "./match-route.js";
import { maxBodyBytes } from "./read-body.js";
import { readJson, withoutByteOrderMark } from "./read-json.js";
import { invalidRequest, RefusalError } from "./refusal-error.js";

/** One exchange, for a log. Holds no header and no body, so no token either. */
export interface LogEntry {
  method: string;
  path: string;
  version: ApiVersion;
  /** Whether the request names no version and was taken as `legacy`, where newer API keys would get an error. */
  versionAssumed: boolean;
  status: number;
  milliseconds: number;
}

/** How a front treats requests. */
export interface FrontOptions {
  /** Answer a request without a version header with 400, as newer API keys are. @default false */
  requireVersion?: boolean | undefined;
  /** Origins of the web pages that may use the server, such as `http://localhost:3000`. @default every origin */
  corsOrigins?: readonly string[] | undefined;
  /**
   * Told of each exchange when its answer has been sent. Nobody waits for what it returns; what it throws is reported as a
   * warning of the process.
   */
  onExchange?: ((entry: LogEntry) => unknown) | undefined;
}

/** What {@link FrontOptions} may be. */
export const frontOptionChecks: OptionChecks<FrontOptions> = {
  requireVersion: isBoolean,
  corsOrigins: isListOf("origins such as http://localhost:3000"),
  onExchange: isFunction,
};

/** A request as it arrived. */
export interface IncomingRequest {
  method: string;
  /** Undefined where the request line has no path. */
  target: URL | undefined;
  /** Lower-case names; repeated headers are joined with ", ". */
  headers: Record<string, string>;
  /** Undefined when it is longer than the front's limit. */
  body: Buffer | undefined;
}

/** The answer to a request, and what the log says of it. */
export interface FrontAnswer extends Answer {
  entry: Pick<LogEntry, "method" | "path" | "version" | "versionAssumed">;
}

/** What stands before a backend. It knows nothing of sockets. */
export type Front = (request: IncomingRequest) => Promise<FrontAnswer>;

/**
 * The one URL before a mock or sandbox: finds the API version of each request, refuses in that version's error body what
 * no backend needs to see, and hands on the rest. The order is that of the API: route, token, version, body.
 */
export function createFront(backend: Backend, options: FrontOptions = {}): Front {
  const { requireVersion = false, corsOrigins } = options;

  return async (request) => {
    const { method, target, headers } = request;
    const pathname = target?.pathname ?? "/";
    const { version, assumed, refusal } = chooseVersion(pathname, headers[versionHeaderName], requireVersion);
    const { versionHeader } = apiVersions[version];
    const requestId = `req_${randomBytes(15).toString("base64url")}`;
    const answer = await answerTo().catch((error: unknown): Answer => {
      const shown = error instanceof RefusalError ? error : defect(error);
      const body = JSON.stringify(errorBody(version, shown, requestId));
      return { status: shown.status, headers: { "content-type": "application/json", ...shown.headers }, body };
    });
    return {
      ...answer,
      headers: {
        ...answer.headers,
        ...corsHeaders(request, corsOrigins),
        ...(versionHeader !== undefined && { [versionHeaderName]: versionHeader }),
        ...(assumed && { "x-served-as": `legacy, since the request has no ${versionHeaderName} header` }),
        "x-extend-request-id": requestId,
      },
      entry: { method, path: pathname, version, versionAssumed: assumed },
    };

    async function answerTo(): Promise<Answer> {
      if (!target) throw invalidRequest("The first line of the request has no path.");
      // No operation of the API: a browser asks before it sends a request to another origin.
      if (method === "OPTIONS") return { status: 204, headers: preflightHeaders(request), body: "" };
      const asked = method === "HEAD" ? "GET" : method;
      if (pathname === "/" && asked === "GET") return ready(backend.name);
      const route = matchRoute(version, asked, pathname);
      const token = readToken(headers.authorization, backend);
      if (refusal) throw new RefusalError(refusal);
      if (!request.body) {
        const message = `The body is larger than ${maxBodyBytes} bytes. Send a smaller one.`;
        throw new RefusalError({ status: 413, code: "INVALID_REQUEST", message });
      }
      const body = withoutByteOrderMark(request.body);
      return await backend.answer({
        version,
        ...route,
        url: pathname + target.search,
        // Schemes are the same in any case; not every backend knows that.
        headers: { ...headers, authorization: `Bearer ${token}` },
        body,
        json: route.method === "POST" ? readJson(headers, body) : undefined,
        requestId,
      });
    }
  };
}

/** For tools that wait until a server answers, and for people who look. */
function ready(name: string): Answer {
  const body = `${JSON.stringify({ name, apiVersions: Object.keys(apiVersions) })}\n`;
  return { status: 200, headers: { "content-type": "application/json" }, body };
}

function readToken(authorization: string | undefined, backend: Backend): string {
  const refuse = (message: string) => new RefusalError({ status: 401, code: "UNAUTHORIZED", message });
  if (!authorization) throw refuse("There is no API key. Send the header Authorization: Bearer sk_….");
  const [, token] = /^bearer +(\S+)$/i.exec(authorization) ?? [];
  if (!token) throw refuse("The Authorization header is not of the form: Bearer sk_….");
  if (backend.accepts && !backend.accepts(token))
    throw refuse(
      "This API key is not accepted here. Send one that begins with sk_, or one that this server was started with.",
    );
  return token;
}

function defect(error: unknown): RefusalError {
  const reason = error instanceof Error ? error.message : String(error);
  return new RefusalError({ status: 500, code: "INTERNAL_ERROR", message: `A defect of this server: ${reason}` });
}
