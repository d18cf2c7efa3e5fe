import type { IncomingMessage } from "node:http";

/** The longest request body that a front takes, in bytes. The API documents 10 KB for the metadata of a run. */
export const maxBodyBytes = 1024 * 1024;

/** The body of a request, or undefined when it is longer than {@link maxBodyBytes}; the rest is read and dropped. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Read on to the end, or the client would see a reset connection instead of the answer.
    if (length <= maxBodyBytes) chunks.push(chunk);
  }
  return length <= maxBodyBytes ? Buffer.concat(chunks) : undefined;
}
