import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

const decoders: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  identity: async (bytes) => bytes,
  gzip: promisify(gunzip) as (bytes: Buffer) => Promise<Buffer>,
  "x-gzip": promisify(gunzip) as (bytes: Buffer) => Promise<Buffer>,
  deflate: promisify(inflate) as (bytes: Buffer) => Promise<Buffer>,
  br: promisify(brotliDecompress) as (bytes: Buffer) => Promise<Buffer>,
};

/**
 * Undoes the content codings of a body, last one first.
 *
 * @throws Error that names the coding which is unknown, or which the body is not in
 */
export async function decodeBody(bytes: Buffer, contentEncoding: string | undefined): Promise<Buffer> {
  const codings = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim());
  let decoded = bytes;
  for (const coding of codings.filter((it) => it !== "").reverse()) {
    const decode = decoders[coding];
    if (!decode) throw new Error(`the content coding ${coding} is not known`);
    decoded = await decode(decoded).catch(() => {
      throw new Error(`the body is not in the content coding ${coding}`);
    });
  }
  return decoded;
}
