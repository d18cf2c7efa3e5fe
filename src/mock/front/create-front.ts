import { randomUUID } from "node:crypto";
import { type ApiVersion, apiVersions, versionHeaderName } from "../../api-versions.js";
import { show } from "../../json.js";
import { type PlacedOperation, placedOperations } from "../../operations.js";
import { isBoolean, isFunction, isListOf, type OptionChecks } from "../../serving/check-options.js";
import { matchOperation } from "../../serving/match-operation.js";
import { assumedVersion } from "../../serving/version-of-request.js";
import type { Descriptions } from "../description.js";
import type { Answer, Backend, FrontRequest } from "./backend.js";
import { chooseVersion } from "./choose-version.js";
import { corsHeaders, preflightHeaders } from "./cors.js";
import { errorBody } from "./error-body.js";
import { maxFormBytes, maxJsonBytes, readBody } from "./read-body.js";
import { readJson, refuseCoding, withoutByteOrderMark } from "./read-json.js";
import { readMultipart } from "./read-multipart.js";
import { invalidRequest, RefusalError } from "./refusal-error.js";

/** The media type of an operation that takes a file. */
const formType = "multipart/form-data";

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
  /** Read whatever the answer is, or the sender would see its connection reset. */
  body: AsyncIterable<Buffer>;
}

/** The answer to a request, and what the log says of it. */
export interface FrontAnswer extends Answer {
  entry: Pick<LogEntry, "method" | "path" | "version" | "versionAssumed">;
}

/** What stands before a backend. It knows nothing of sockets. */
export type Front = (request: IncomingRequest) => Promise<FrontAnswer>;

/**
 * The one URL before a mock or sandbox: finds the API version and operation of each request, refuses in that version's
 * error body what no backend needs to see, and hands on the rest. The order is that of the API: operation, token, version,
 * body.
 */
export function createFront(backend: Backend, descriptions: Descriptions, options: FrontOptions = {}): Front {
  const { requireVersion = false, corsOrigins } = options;

  return async (request) => {
    const { method, target, headers } = request;
    const pathname = target?.pathname ?? "/";
    const choice = chooseVersion(pathname, headers[versionHeaderName], requireVersion);
    const { version } = choice;
    // What is no operation of the API has no version.
    const assumed = choice.assumed && method !== "OPTIONS" && pathname !== "/";
    const requestId = `req_${randomUUID().replaceAll("-", "")}`;
    const asked = method === "HEAD" ? "GET" : method;
    const match = matchOperation(version, asked, pathname);
    const isForm = match !== "unknown" && match.operation.body === formType;
    const maxBytes = isForm ? maxFormBytes : maxJsonBytes;
    const body = await readBody(request.body, maxBytes);

    const answer = await answerTo().catch((error: unknown): Answer => {
      const shown = error instanceof RefusalError ? error : defect(error);
      const text = JSON.stringify(errorBody(descriptions[version], shown, requestId));
      return { status: shown.status, headers: { "content-type": "application/json", ...shown.headers }, body: text };
    });
    const { versionHeader } = apiVersions[version];
    return {
      ...answer,
      headers: {
        ...answer.headers,
        ...corsHeaders(request, corsOrigins),
        ...(versionHeader !== undefined && { [versionHeaderName]: versionHeader }),
        ...(assumed && { "x-served-as": `${assumedVersion}, since the request has no ${versionHeaderName} header` }),
        "x-extend-request-id": requestId,
      },
      entry: { method, path: pathname, version, versionAssumed: assumed },
    };

    async function answerTo(): Promise<Answer> {
      if (!target) throw invalidRequest("The first line of the request has no path.");
      // No operation of the API: a browser asks before it sends a request to another origin.
      if (method === "OPTIONS") return { status: 204, headers: preflightHeaders(request), body: "" };
      if (pathname === "/" && asked === "GET") return ready(backend.name);
      const download = asked === "GET" ? backend.download?.(pathname) : undefined;
      if (download) return download;
      if (match === "unknown") throw unknownOperation(version, asked, pathname);
      const token = readToken(headers.authorization, backend);
      if (choice.refusal) throw new RefusalError(choice.refusal);
      if (!body) {
        const message = `The body is larger than ${maxBytes} bytes. Send a smaller one.`;
        throw new RefusalError({ status: 413, code: "INVALID_REQUEST", message });
      }
      return await backend.answer({
        version,
        ...match,
        query: target.searchParams,
        url: pathname + target.search,
        // Schemes are the same in any case; not every backend knows that.
        headers: { ...headers, authorization: `Bearer ${token}` },
        ...readContent(match.operation, body),
        requestId,
      });
    }

    function readContent(operation: PlacedOperation, sent: Buffer): Pick<FrontRequest, "body" | "json" | "form"> {
      const expected = descriptions[version].requestBody(descriptions[version].operation(operation));
      const isLeftOut = !expected || (sent.length === 0 && !expected.required);
      if (isLeftOut) return { body: Buffer.alloc(0), json: undefined, form: undefined };
      refuseCoding(headers);
      if (operation.body === formType) return { body: sent, json: undefined, form: readMultipart(headers, sent) };
      const text = withoutByteOrderMark(sent);
      return { body: text, json: readJson(headers, text), form: undefined };
    }
  };
}

/** For tools that wait until a server answers, and for people who look. */
function ready(name: string): Answer {
  const body = `${JSON.stringify({ name, apiVersions: Object.keys(apiVersions) })}\n`;
  return { status: 200, headers: { "content-type": "application/json" }, body };
}

/** A path that no operation has, with the nearest that has one. */
function unknownOperation(version: ApiVersion, method: string, pathname: string): RefusalError {
  const table = placedOperations(apiVersions[version].operations);
  const methods = [...new Set(table.map((it) => it.method))].filter(
    (it) => matchOperation(version, it, pathname) !== "unknown",
  );
  const tidy = pathname.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
  const hint =
    methods.length > 0
      ? `There ${methods.length === 1 ? "is" : "are"} ${methods.join(" and ")}.`
      : matchOperation(version, method, tidy) === "unknown"
        ? `Its paths are ${[...new Set(table.map(({ path }) => path))].join(", ")}.`
        : `Did you mean ${tidy}?`;
  const message = `Version ${version} has no ${method} ${show(pathname).slice(1, -1)}. ${hint}`;
  return new RefusalError({ status: 404, code: "NOT_FOUND", message });
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
