/** The longest JSON body that a front takes, in bytes. The API documents 10 KB for the metadata of a run. */
export const maxJsonBytes = 1024 * 1024;

/** The longest form that a front takes, in bytes; the API's own limit of a file is not documented. */
export const maxFormBytes = 50 * 1024 * 1024;

/** The body of a request, or undefined when it is longer than it may be; the rest is read and dropped. */
export async function readBody(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Read on to the end, or the client would see a reset connection instead of the answer.
    if (length <= maxBytes) chunks.push(chunk);
  }
  return length <= maxBytes ? Buffer.concat(chunks) : undefined;
}
