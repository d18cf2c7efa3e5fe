import type { Operation } from "../../operations.js";
import { resultOf } from "../answer/result-of.js";
import type { Fetch } from "../fetch.js";
import { createRequestHeaders } from "../input/headers.js";
import type { LimitOptions } from "../options.js";
import { createSend } from "../transport/create-send.js";
import { createPrepare } from "./prepare.js";

const baseUrl = "https://api.example.com";

/** A made-up operation, ready to be called: what is tested of a kind of operation must not depend on one of the API. */
export function prepared(operation: Operation, fetch: Fetch, limits: LimitOptions = {}) {
  const token = "sk_test";
  const send = createSend({
    fetch,
    ownUrls: `${baseUrl}/`,
    allowInsecureHttp: false,
    token: () => token,
    onRequest: undefined,
    onResponse: undefined,
    onRetry: undefined,
  });
  const headers = createRequestHeaders(
    { token, workspaceId: undefined, headers: undefined },
    { baseUrl, versionHeader: undefined, operations: {} },
  );
  const ready = createPrepare(send, { baseUrl, allowInsecureHttp: false, headers, limits, init: {} })(operation);
  return { ...ready, method: async (...args: unknown[]) => resultOf(await ready.call(args), operation) };
}
