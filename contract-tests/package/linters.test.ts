import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, inject, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

test("publint finds nothing, not even a suggestion", async () => {
  const packed = readFileSync(inject("tarball"));
  const tarball = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) as ArrayBuffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test("Are The Types Wrong finds nothing", async () => {
  const attw = path.join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  // node16: Node before 12.7, which knows no exports, is not supported.
  const args = [attw, inject("tarball"), "--profile", "node16", "--no-definitely-typed", "--no-emoji", "--no-color"];
  const { status, said } = await new Promise<{ status: number | null; said: string }>((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode, said: stdout + stderr }),
    );
  });
  expect(status, said).toBe(0);
});
