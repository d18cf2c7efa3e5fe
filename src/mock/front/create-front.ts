import { randomBytes } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";
import { type ApiVersion, apiVersions, versionHeaderName } from "../../api-versions.js";
import type { Answer, Backend } from "./backend.js";
import { chooseVersion } from "./choose-version.js";
import { errorBody, type Refusal } from "./error-body.js";
import { matchRoute } from "./match-route.js";
import { maxBodyBytes, readBody } from "./read-body.js";

/** One exchange, for a log. Holds no header and no body, so no token either. */
export interface LogEntry {
  method: string;
  path: string;
  version: ApiVersion;
  status: number;
  milliseconds: number;
}

/** How a front treats requests. */
export interface FrontOptions {
  /** Answer a request without a version header with 400, as newer API keys are. @default false */
  requireVersion?: boolean | undefined;
  /** Told of each exchange when its answer has been sent. */
  onExchange?: ((entry: LogEntry) => void) | undefined;
}

/**
 * The one URL before a mock or sandbox: finds the API version of each request, refuses in that version's error body what
 * no backend needs to see, and hands on the rest. The order is that of the API: route, token, version, body.
 */
export function createFront(backend: Backend, options: FrontOptions = {}): Server {
  const { requireVersion = false, onExchange } = options;

  return createServer((request, response) => {
    const began = performance.now();
    const method = request.method ?? "GET";
    const { pathname } = new URL(request.url ?? "/", "http://front");
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
    );
    const choice = chooseVersion(pathname, headers[versionHeaderName], requireVersion);
    const { version } = choice;
    const requestId = `req_${randomBytes(15).toString("base64url")}`;
    response.on("close", () => {
      const milliseconds = Math.round(performance.now() - began);
      onExchange?.({ method, path: pathname, version, status: response.statusCode, milliseconds });
    });

    answerTo().then(
      (answer) => send(response, answer, version, requestId),
      // The request broke off while its body was read: there is no one to answer.
      () => response.destroy(),
    );

    async function answerTo(): Promise<Answer> {
      const refuse = (refusal: Refusal): Answer => ({
        status: refusal.status,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(errorBody(version, refusal, requestId)),
      });
      const body = await readBody(request);
      const route = matchRoute(version, method, pathname);
      if ("refusal" in route) return refuse(route.refusal);
      const tokenRefusal = refuseToken(headers.authorization, backend);
      if (tokenRefusal) return refuse(tokenRefusal);
      if (choice.refusal) return refuse(choice.refusal);
      if (!body) {
        const message = `The body is larger than ${maxBodyBytes} bytes. Send a smaller one.`;
        return refuse({ status: 413, code: "INVALID_REQUEST", message });
      }
      try {
        return await backend.answer({ version, ...route, url: request.url ?? pathname, headers, body, requestId });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return refuse({ status: 500, code: "INTERNAL_ERROR", message: `A defect of this server: ${reason}` });
      }
    }
  });
}

function refuseToken(authorization: string | undefined, backend: Backend): Refusal | undefined {
  const refuse = (message: string) => ({ status: 401, code: "UNAUTHORIZED", message });
  if (!authorization) return refuse("There is no API key. Send the header Authorization: Bearer sk_….");
  const [, token] = /^bearer +(\S+)$/i.exec(authorization) ?? [];
  if (!token) return refuse("The Authorization header is not of the form: Bearer sk_….");
  if (backend.accepts && !backend.accepts(token))
    return refuse(
      "This API key is not accepted here. Send one that begins with sk_, or one that this server was started with.",
    );
  return undefined;
}

function send(response: ServerResponse, answer: Answer, version: ApiVersion, requestId: string): void {
  const { versionHeader } = apiVersions[version];
  const body = Buffer.from(answer.body);
  if (answer.breakage === "drop") {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, {
    ...answer.headers,
    "content-length": body.length,
    ...(versionHeader !== undefined && { [versionHeaderName]: versionHeader }),
    "x-extend-request-id": requestId,
  });
  if (answer.breakage === "truncate") response.write(body.subarray(0, body.length / 2), () => response.destroy());
  else response.end(body);
}
