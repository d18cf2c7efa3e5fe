import { expect, test } from "vitest";
import type { FetchInit } from "../fetch.js";
import { type FileContent, InvalidInputError, type UploadOptions, type UploadProgress } from "../index.js";
import { prepared } from "./test-support.js";

const operation = {
  method: "POST",
  path: "/things",
  query: ["convert"],
  body: "multipart/form-data",
  file: "file",
} as const;

/** An upload whose forms are read as a server would, and answered as it is told. */
function observed(answers: Response[] = []) {
  const forms: { form: FormData; init: FetchInit; url: string }[] = [];
  const { method } = prepared(operation, async (url, init) => {
    forms.push({ form: await new Request(url, init).formData(), init, url });
    return answers.shift() ?? Response.json({ id: "file_1" });
  });
  type Input = { file: FileContent; name?: string; password?: string; convert?: boolean };
  const upload = (input: Input, options?: UploadOptions) => method(input, options);
  return { upload, forms };
}

const text = "%PDF-1.7 é\u0000\r\n--";
const bytes = new TextEncoder().encode(text);
const streamOf = (...chunks: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
async function* iterated() {
  yield bytes.slice(0, 3);
  yield bytes.slice(3);
}
/** A Blob of another realm: one by what it can do, not by its class. */
const foreign = { size: bytes.length, type: "application/pdf", name: "foreign.pdf", stream: () => streamOf(bytes) };

test.each<[string, () => unknown, string, string]>([
  ["a Blob", () => new Blob([bytes], { type: "application/pdf" }), "blob", "application/pdf"],
  ["a File", () => new File([bytes], "a.pdf", { type: "application/pdf" }), "a.pdf", "application/pdf"],
  ["a Uint8Array", () => bytes, "blob", "application/octet-stream"],
  ["a part of a buffer", () => new Uint8Array([0, ...bytes, 0]).subarray(1, -1), "blob", "application/octet-stream"],
  ["an ArrayBuffer", () => bytes.buffer, "blob", "application/octet-stream"],
  ["a ReadableStream", () => streamOf(bytes.slice(0, 5), bytes.slice(5)), "blob", "application/octet-stream"],
  ["an async iterable", iterated, "blob", "application/octet-stream"],
  ["a Blob of another realm", () => foreign, "foreign.pdf", "application/pdf"],
])("%s arrives whole, with its name and the other fields, told of or not", async (_, file, name, type) => {
  for (const onProgress of [undefined, () => {}]) {
    const { upload, forms } = observed();
    expect(await upload({ file: file() as Blob, password: "s3cret", convert: true }, { onProgress })).toEqual({
      id: "file_1",
    });
    const [{ form, url } = { form: new FormData(), url: "" }] = forms;
    const part = form.get("file") as File;
    expect([part.name, part.type, await part.text()]).toEqual([name, type, text]);
    expect([form.get("password"), [...form.keys()]]).toEqual(["s3cret", ["file", "password"]]);
    expect(url).toBe("https://api.example.com/things?convert=true");
  }
});

test("the name that is given names the part, whatever is in it", async () => {
  const { upload, forms } = observed();
  await upload({ file: new File([bytes], "a.pdf"), name: 'Rechnung "März"\r\nx: y.pdf' });
  const file = forms[0]?.form.get("file");
  expect(file instanceof File && file.name).toBe('Rechnung "März"\r\nx: y.pdf');
});

test("progress goes up to the whole, from the start again when it is repeated", async () => {
  const busy = () => Response.json({ message: "No." }, { status: 429, headers: { "retry-after": "0" } });
  const { upload, forms } = observed([busy()]);
  const seen: UploadProgress[] = [];
  await upload({ file: new Uint8Array(1_000_000) }, { onProgress: (progress) => void seen.push({ ...progress }) });
  expect(forms).toHaveLength(2);
  const sent = seen.map(({ sentBytes }) => sentBytes);
  expect(sent.filter((bytes) => bytes === 1_000_000)).toHaveLength(2);
  expect(sent.at(-1)).toBe(1_000_000);
  expect(sent.length).toBeGreaterThan(2);
  for (const { sentBytes, totalBytes } of seen) expect(sentBytes).toBeLessThanOrEqual(totalBytes ?? 0);
});

test("a stream is sent once, and never held whole", async () => {
  const busy = Response.json({ message: "No." }, { status: 429, headers: { "retry-after": "0" } });
  const { upload, forms } = observed([busy]);
  await expect(upload({ file: streamOf(bytes) })).rejects.toMatchObject({ status: 429 });
  expect(forms).toHaveLength(1);
  expect(forms[0]?.init.body).toBeInstanceOf(ReadableStream);
});

test("what a stream or a hook of the caller's fails with is what the call rejects with", async () => {
  const reason = new Error("the disk is gone");
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(reason) });
  await expect(observed().upload({ file: broken })).rejects.toBe(reason);
  const onProgress = () => Promise.reject(reason);
  await expect(observed().upload({ file: bytes }, { onProgress })).rejects.toBe(reason);
});

test.each<[unknown, string]>([
  [undefined, "The body must be an object; got undefined"],
  [{}, "file must be a Blob, File, ReadableStream, Uint8Array or ArrayBuffer; got undefined"],
  [{ file: "/tmp/invoice.pdf" }, 'got "/tmp/invoice.pdf"'],
  [{ file: { path: "a.pdf" } }, "got an object (Object)"],
  [{ file: bytes, name: 5 }, "name must be a text; got 5"],
  [{ file: bytes, password: {} }, "password must be a text, a number, true or false"],
])("an upload of %o is refused: %s", async (input, why) => {
  const { upload, forms } = observed();
  await expect(upload(input as { file: Blob })).rejects.toThrow(InvalidInputError);
  await expect(upload(input as { file: Blob })).rejects.toThrow(why);
  expect(forms).toEqual([]);
});
