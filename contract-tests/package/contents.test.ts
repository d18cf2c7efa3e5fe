import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { expect, inject, test } from "vitest";

// What is in the package, and who needs it. Anything else is a surprise.
const wanted: [pattern: RegExp, because: string][] = [
  [/^package\.json$/, "npm and Node read it"],
  [/^(README|CHANGELOG)\.md$/, "people read what it does and what changed"],
  [/^LICENSE$/, "the licence must come with every copy"],
  [/^dist\/[a-z]+\.c?js$/, "the code of a subpath, for ESM and CommonJS"],
  [/^dist\/[a-z]+\.d\.c?ts$/, "the declarations of a subpath"],
  [/^dist\/chunks\/[a-z-]+-[\w-]{8}\.c?js$/, "code that several subpaths share"],
  [/^dist\/chunks\/[a-z-]+-[\w-]{8}\.d\.cts$/, "declarations that several subpaths share"],
  [/^dist\/cli\/main\.cjs$/, "the command extend-contract"],
  [/^dist\/THIRD-PARTY-LICENSES$/, "the licences of the packages whose code is in these files"],
  [/^dist\/verify-report\.schema\.json$/, "what the JSON report of verify keeps to"],
  [/^dist\/generated\/[\w-]+\/openapi\.json$/, "the bundles, which the mock, the sandbox and verify read"],
  [/^dist\/generated\/[\w-]+\/openapi\.3\.0\.json$/, "the same for tools that do not read 3.1"],
  [/^dist\/generated\/[\w-]+\/changes\.json$/, "what is known about moving between versions, which diff reads"],
];
// All that an installation brings, the dependency included. An installation in CI should not be felt. Two thirds of it
// are the descriptions and their types, which grow with the operations.
const maxInstalledBytes = 5_000_000;

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
  const modules = path.join(inject("scratch"), "node_modules");
  const sizes = readdirSync(modules, { recursive: true, encoding: "utf8" })
    .map((file) => statSync(path.join(modules, file)))
    .map((found) => (found.isFile() ? found.size : 0));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(maxInstalledBytes);
});
