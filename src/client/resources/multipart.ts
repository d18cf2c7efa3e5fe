import { InvalidInputError } from "../errors/index.js";
import type { Hook } from "../hooks.js";
import type { CallOptions } from "../options.js";
import type { OpenedBody } from "../transport/call.js";
import { isObject, kindOf, show } from "../values.js";

/** What a file may be given as. A stream can be read once, so that its upload is never repeated. */
export type FileContent = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** How far an upload has come. */
export interface UploadProgress {
  /** Bytes of the file that were handed to the network. */
  sentBytes: number;
  /** Undefined for a stream, whose length nobody knows. */
  totalBytes: number | undefined;
}

/** Options of an upload. A large file may need a longer `timeoutMs`. */
export interface UploadOptions extends CallOptions {
  /**
   * Told of each part of the file that was handed to the network, from the start again when the upload is repeated. A
   * browser whose `fetch` takes no stream as body tells of them before it sends the first.
   */
  onProgress?: Hook<UploadProgress> | undefined;
}

/** What is in memory comes in one piece, which would tell nothing of how far it has come. */
const pieceBytes = 65_536;

/**
 * A form with a file in it. What can be read again and again is handed to `fetch` as a `Blob`, which it reads piece by
 * piece; a stream is passed on as it comes. Written by hand, since the `FormData` of one platform or library is none for
 * the `fetch` of another, and takes no streams.
 *
 * @param input the file under the name `field`, `name` for the name of the file, and the other fields of the form
 * @throws InvalidInputError for a file that is none of {@link FileContent}, and a field that is no text, number or boolean
 */
export function multipartOf(
  input: unknown,
  field: string,
  { onProgress }: UploadOptions,
): { contentType: string; body: OpenedBody } {
  const given = isObject(input) ? input : {};
  const {
    [field]: file,
    // What browsers call a Blob that has no name.
    name = isObject(file) && typeof file.name === "string" ? file.name : "blob",
    ...others
  } = given;
  const source = sourceOf(file);
  if (!source) {
    const wanted = "a Blob, File, ReadableStream, Uint8Array or ArrayBuffer";
    throw new InvalidInputError(`${field} must be ${wanted}; got ${show(file)}.`);
  }
  if (typeof name !== "string") throw new InvalidInputError(`name must be a text; got ${show(name)}.`);
  for (const [other, value] of Object.entries(others)) {
    if (value !== undefined && !["string", "number", "boolean"].includes(typeof value)) {
      throw new InvalidInputError(`${other} must be a text, a number, true or false; got ${show(value)}.`);
    }
  }

  const boundary = `form-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
  const partOf = (of: string, more = "") =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(of)}"${more}\r\n\r\n`;
  const { type } = file as { type?: string };
  const head = partOf(field, `; filename="${quoted(name)}"\r\ncontent-type: ${type || "application/octet-stream"}`);
  const fields = Object.entries(others).filter(([, value]) => value !== undefined);
  const tail = [...fields.map(([of, value]) => `\r\n${partOf(of)}${value}`), `\r\n--${boundary}--\r\n`].join("");

  const { totalBytes, part, read } = source;
  const body: OpenedBody = {
    readOnce: totalBytes === undefined,
    open() {
      body.failure = undefined;
      if (part && !onProgress) return new Blob([head, part, tail]);
      const stream = streamOf(piecesOf());
      return takesStreams() ? stream : new Response(stream).blob();
    },
  };
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };

  async function* piecesOf(): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    const encoder = new TextEncoder();
    let sentBytes = 0;
    try {
      yield encoder.encode(head);
      for await (const chunk of read()) {
        const bytes = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          const piece = bytes.subarray(at, at + pieceBytes);
          yield piece;
          sentBytes += piece.length;
          await onProgress?.({ sentBytes, totalBytes });
        }
      }
      yield encoder.encode(tail);
    } catch (reason) {
      // fetch would make a failure of the connection of it.
      body.failure = { reason };
      throw reason;
    }
  }
}

type Chunk = Uint8Array<ArrayBuffer> | string;

/** A file, in whatever form it was given. */
interface Source {
  /** From its start. */
  read(): AsyncIterable<Chunk>;
  /** Undefined for what can be read once. */
  totalBytes: number | undefined;
  /** What the platform can make a part of a `Blob`. */
  part?: BlobPart;
}

/** Undefined for what is no file. */
function sourceOf(file: unknown): Source | undefined {
  if (typeof file !== "object" || file === null) return undefined;
  if (ArrayBuffer.isView(file) || kindOf(file) === "ArrayBuffer") return sourceOf(new Blob([file as BlobPart]));
  if ("stream" in file && "size" in file) {
    const blob = file as Blob;
    return { read: () => chunksOf(blob.stream()), totalBytes: blob.size, ...(file instanceof Blob && { part: file }) };
  }
  if ("getReader" in file) return { read: () => chunksOf(file as ReadableStream), totalBytes: undefined };
  if (Symbol.asyncIterator in file) return { read: () => file as AsyncIterable<Chunk>, totalBytes: undefined };
  return undefined;
}

/** Not every browser iterates over a stream. */
async function* chunksOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Chunk, void, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function streamOf(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return();
    },
  });
}

/** Whether the platform's `fetch` takes a stream as body: one that does not makes text of it, or never asks for `duplex`. */
function takesStreams(): boolean {
  let asked = false;
  const init = {
    method: "PUT",
    body: new ReadableStream(),
    get duplex() {
      asked = true;
      return "half";
    },
  };
  return !new Request("https://localhost", init).headers.has("content-type") && asked;
}

/** As browsers write names of parts. */
function quoted(name: string): string {
  return name.replace(/["\r\n]/g, encodeURIComponent);
}
