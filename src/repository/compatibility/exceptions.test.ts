import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readExceptions } from "./exceptions.js";

function written(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "exceptions-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "exceptions.yaml");
  writeFileSync(file, text);
  return file;
}

const entry = "version: v1, change: a, place: File.name, reason: Because.";

test("entries are read as they are written", async () => {
  expect(await readExceptions(written(`- {${entry}}`))).toEqual([
    { version: "v1", change: "a", place: "File.name", reason: "Because." },
  ]);
});

test.each(["", "# nothing\n", "[]"])("%j has none", async (text) => {
  expect(await readExceptions(written(text))).toEqual([]);
});

test("neither has a file that does not exist", async () => {
  expect(await readExceptions("/nowhere/exceptions.yaml")).toEqual([]);
});

test.each([
  [`- {${entry.replace("Because.", "''")}}`, /Entry 1 of .*exceptions\.yaml has no reason\./],
  [`- {${entry.replace("reason: Because.", "why: x")}}`, /has a member why, which means nothing here/],
  [`- {${entry}}\n- {${entry.replace("version: v1, ", "")}}`, /Entry 2 of .* has no version\./],
  [`- {${entry.replace("place: File.name, ", "")}}`, /needs either the place of the change or/],
  [`- {${entry}, message: both}`, /needs either the place of the change or/],
  ["- text", /is not an object/],
  ["a: b", /is not a list of exceptions/],
  ["- {", /is no YAML/],
])("%j is refused", async (text, message) => {
  await expect(readExceptions(written(text))).rejects.toThrow(message);
});
