import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { withoutCredentials } from "../exchange/credentials.js";
import type { Exchange } from "../exchange/exchange.js";
import { createSecret } from "../exchange/secret.js";

/** A recording that is being written. */
export interface Recording {
  add(exchange: Exchange): void;
  /** Resolves when all is in the file. */
  close(): Promise<void>;
}

/**
 * Records exchanges as HAR 1.2, each as it comes, so that a long recording takes no memory. Credentials of a request are
 * masked, and so is what its answer repeats of them; what is no text is left out.
 *
 * @param url base URL of the server
 * @throws Error when the file cannot be written
 */
export async function openRecording(file: string, url: string): Promise<Recording> {
  const out = createWriteStream(file);
  await once(out, "open").catch((cause: Error) => {
    throw new Error(`The recording ${file} cannot be written: ${cause.message}.`, { cause });
  });
  // A disk that is full ends the recording, not the proxy.
  out.on("error", (error) => process.emitWarning(`The recording ${file} ends: ${error.message}`));
  out.write('{"log": {"version": "1.2", "creator": {"name": "extend-contract", "version": "1"}, "entries": [');
  let count = 0;
  let closing: Promise<void> | undefined;
  return {
    add(exchange) {
      out.write(`${count++ === 0 ? "" : ","}\n${JSON.stringify(entryOf(exchange, url))}`);
    },
    close() {
      closing ??= new Promise((resolve) => out.end("\n]}}\n", () => resolve()));
      return closing;
    },
  };
}

function entryOf({ request, answer }: Exchange, url: string) {
  const { request: shown, keys, others } = withoutCredentials(request);
  const { mask } = createSecret(...keys, ...others);
  const address = url + mask(shown.path);
  const listed = (headers: Headers) =>
    [...headers].map(([name, value]) => ({ name, value: name === "set-cookie" ? "***" : mask(value) }));
  const type = (headers: Headers) => headers.get("content-type") ?? "";
  const isText = !answer.text.includes("\ufffd");
  const none = { cookies: [], headersSize: -1, bodySize: -1, httpVersion: "HTTP/1.1" };
  return {
    startedDateTime: new Date().toISOString(),
    time: 0,
    request: {
      ...{ ...none, method: request.method, url: address, headers: listed(shown.headers) },
      queryString: [...new URL(address).searchParams].map(([name, value]) => ({ name, value })),
      ...(shown.body !== undefined && { postData: { mimeType: type(shown.headers), text: mask(shown.body) } }),
    },
    response: {
      ...{ ...none, status: answer.status, statusText: "", headers: listed(answer.headers), redirectURL: "" },
      content: {
        size: answer.text.length,
        mimeType: type(answer.headers),
        ...(isText && { text: mask(answer.text) }),
      },
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}
