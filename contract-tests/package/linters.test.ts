import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, inject, test } from "vitest";

const packed = readFileSync(inject("tarball"));

test("publint finds nothing, not even a suggestion", async () => {
  const tarball = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) as ArrayBuffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test("Are The Types Wrong finds nothing", async () => {
  const result = await checkPackage(createPackageFromTarballData(packed));
  if (!result.types) throw new Error("The package has no types.");
  // Node before 12.7, which knows no exports, is not supported.
  const problems = result.problems.filter((it) => !("resolutionKind" in it && it.resolutionKind === "node10"));
  expect(problems).toEqual([]);
});
