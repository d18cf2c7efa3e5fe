import type { Body } from "./answer.js";

/**
 * Reads a body to its end, or to where the connection broke or `maxBytes` was passed, so that an error can show what did
 * arrive. Bytes are counted after decompression: a small answer may unpack to a large one.
 *
 * JSON is UTF-8 whatever the charset parameter says (RFC 8259, 8.1), and text in another encoding must not pass for it
 * with some letters changed.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Body> {
  const reader = response.body?.getReader();
  if (!reader) return { text: "" };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return decode(chunks, size);
      chunks.push(value);
      size += value.length;
      if (size > maxBytes) {
        reader.cancel().catch(() => {});
        const what = `with more than ${maxBytes} bytes (maxAnswerBytes)`;
        return { text: decode(chunks, size).text, failure: { what } };
      }
    }
  } catch (cause) {
    return { text: decode(chunks, size).text, failure: { what: "whose body broke off", cause, retryable: true } };
  }
}

const strict = new TextDecoder("utf-8", { fatal: true });

function decode(chunks: Uint8Array[], size: number): Body {
  const bytes = chunks.length === 1 ? chunks[0] : concatenate(chunks, size);
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
