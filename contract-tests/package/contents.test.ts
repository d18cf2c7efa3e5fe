import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { expect, inject, test } from "vitest";

// What is in the package, and who needs it. Anything else is a surprise.
const wanted: [pattern: RegExp, because: string][] = [
  [/^package\.json$/, "npm and Node read it"],
  [/^(README|CHANGELOG)\.md$/, "people read what it does and what changed"],
  [/^LICENSE$/, "the licence must come with every copy"],
  [/^dist\/[a-z-]+\.c?js$/, "the code of a subpath, for ESM and CommonJS"],
  [/^dist\/[a-z-]+\.d\.c?ts$/, "the declarations of a subpath"],
  [/^dist\/[a-z-]+-[\w-]{8}\.c?js$/, "code that several subpaths share"],
  [/^dist\/[a-z-]+-[\w-]{8}\.d\.c?ts$/, "declarations that several subpaths share"],
  [/^dist\/cli\/main\.js$/, "the command extend-contract"],
  [/^dist\/verify-report\.schema\.json$/, "what the JSON report of verify keeps to"],
  [/^generated\/[\w-]+\/openapi\.json$/, "the bundles, which the mock, the sandbox and verify read"],
  [/^generated\/[\w-]+\/changes\.json$/, "what is known about moving between versions, which diff reads"],
  [/^dist\/share\/openapi\/[\w-]+(\.3\.0)?\.(json|yaml)$/, "the descriptions in other forms"],
  [/^dist\/share\/schemas\/[\w-]+\/\w+\.schema\.json$/, "the run and the errors for validators"],
  [/^dist\/share\/postman\/[\w-]+\.json$/, "collections for Postman"],
  [/^dist\/share\/(index\.json|README\.md)$/, "what the other forms are, and which to take"],
];
// An installation in CI should not be felt.
const maxPackedBytes = 2_000_000;

const files = execFileSync("tar", ["-tzf", inject("tarball")], { encoding: "utf8" })
  .trim()
  .split("\n")
  .map((file) => file.replace(/^package\//, ""));

test("it holds nothing that no one needs", () => {
  expect(files.filter((file) => !wanted.some(([pattern]) => pattern.test(file)))).toEqual([]);
});

test.each(wanted)("it holds %s: %s", (pattern) => {
  expect(files.filter((file) => pattern.test(file))).not.toEqual([]);
});

test("it is small", () => {
  expect(statSync(inject("tarball")).size).toBeLessThan(maxPackedBytes);
});
