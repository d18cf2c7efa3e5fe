import { promisify } from "node:util";
import * as zlib from "node:zlib";

/** The longest body that is unpacked, in bytes: a small one may be packed from any amount. */
const maxOutputLength = 32 * 1024 * 1024;

type Decoder = (bytes: Buffer) => Promise<Buffer>;

function decoder(decode: typeof zlib.gunzip): Decoder {
  const promised = promisify<Buffer, { maxOutputLength: number }, Buffer>(decode);
  return (bytes) => promised(bytes, { maxOutputLength });
}

const [inflateZlib, inflateBare] = [decoder(zlib.inflate), decoder(zlib.inflateRaw)];

// Only newer releases of Node have it.
const { zstdDecompress } = zlib as { zstdDecompress?: typeof zlib.gunzip };

const decoders: Readonly<Record<string, Decoder>> = {
  identity: async (bytes) => bytes,
  gzip: decoder(zlib.gunzip),
  "x-gzip": decoder(zlib.gunzip),
  // Some servers leave out the zlib wrapper that the standard asks for, and clients take both.
  deflate: (bytes) => inflateZlib(bytes).catch(() => inflateBare(bytes)),
  br: decoder(zlib.brotliDecompress),
  ...(zstdDecompress && { zstd: decoder(zstdDecompress) }),
};

/** More than anybody uses. Each of them may take as long as the longest body. */
const mostCodings = 5;

/**
 * Undoes the content codings of a body, last one first.
 *
 * @throws Error that says in a few words which coding is not known, or is not what the body is in
 */
export async function decodeBody(bytes: Buffer, contentEncoding: string | undefined): Promise<Buffer> {
  const codings = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim());
  if (codings.length > mostCodings) throw new Error(`more than ${mostCodings} content codings`);
  let decoded = bytes;
  for (const coding of codings.filter((it) => it !== "").reverse()) {
    const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (!decode) throw new Error(`content coding ${coding}`);
    // Nothing is packed in nothing: an answer to HEAD, or 304.
    if (decoded.length === 0) return decoded;
    decoded = await decode(decoded).catch((error: { code?: unknown }) => {
      const isTooLong = error.code === "ERR_BUFFER_TOO_LARGE";
      throw new Error(
        isTooLong ? "a body too long to be unpacked" : `a body that is not in its content coding ${coding}`,
      );
    });
  }
  return decoded;
}
