import type { Body } from "./answer.js";

/**
 * Reads a body to its end, or to where the connection broke or `maxBytes` was passed, so that an error can show what did
 * arrive. Bytes are counted after decompression: a small answer may unpack to a large one.
 *
 * JSON is UTF-8 whatever the charset parameter says (RFC 8259, 8.1), and text in another encoding must not pass for it
 * with some letters changed.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Body> {
  if (response.body === null) return { text: "" };
  const tooLong = { what: `with more than ${maxBytes} bytes (maxAnswerBytes)` };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // A stand-in for fetch may know no streams, or other ones, and jsdom has no TextDecoder: the text comes at once.
    if (!response.body?.getReader || typeof TextDecoder === "undefined") {
      const text = await response.text();
      return text.length > maxBytes ? { text: text.slice(0, maxBytes), failure: tooLong } : { text };
    }
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return decode(chunks, size);
      chunks.push(value);
      size += value.length;
      if (size > maxBytes) {
        reader.cancel().catch(() => {});
        return { text: decode(chunks, size).text, failure: tooLong };
      }
    }
  } catch (cause) {
    const { text } = size === 0 ? { text: "" } : decode(chunks, size);
    return { text, failure: { what: "whose body broke off", cause, retryable: true } };
  }
}

/** Made when the first answer is read: a platform without it can still load the client. */
let strict: TextDecoder | undefined;

function decode(chunks: Uint8Array[], size: number): Body {
  const bytes = chunks.length === 1 ? chunks[0] : concatenate(chunks, size);
  strict ??= new TextDecoder("utf-8", { fatal: true });
  try {
    return { text: strict.decode(bytes) };
  } catch (cause) {
    const text = new TextDecoder().decode(bytes);
    return { text, failure: { what: "that is not UTF-8 text", cause } };
  }
}

function concatenate(chunks: Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, end);
    end += chunk.length;
  }
  return bytes;
}
