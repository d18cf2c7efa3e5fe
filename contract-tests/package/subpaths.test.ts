import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { installed, manifest, node, write } from "./scratch.js";
import { code, nodeOnly, subpaths } from "./subpaths.js";

test("every entry of exports stands for files that are in the package", () => {
  const without = Object.keys(manifest.exports).filter((entry) => !subpaths.some((subpath) => subpath.entry === entry));
  expect(without).toEqual([]);
  const missing = subpaths.flatMap(({ target, types = target, commonJs }) => [
    target,
    types,
    ...Object.values(commonJs ?? {}),
  ]);
  expect(missing.filter((file) => !existsSync(path.join(installed, file)))).toEqual([]);
});

test("code has declarations", () => {
  expect(code.filter(({ types }) => !types).map(({ specifier }) => specifier)).toEqual([]);
});

test("what is kept from browsers is a subpath", () => {
  expect(nodeOnly.map(({ specifier }) => specifier)).toEqual(["extend-contract/testing", "extend-contract/verify"]);
});

test("plain JavaScript imports every subpath: code, JSON, and other files by where they are", async () => {
  const app = write(
    "subpaths.js",
    `import { readFileSync } from "node:fs";
     import { fileURLToPath } from "node:url";
     for (const { specifier, target } of ${JSON.stringify(subpaths)}) {
       const file = import.meta.resolve(specifier);
       if (!file.endsWith("/node_modules/extend-contract" + target.slice(1))) console.log(specifier, "is", file);
       if (readFileSync(fileURLToPath(file)).length === 0) console.log(specifier, "is empty");
       if (target.endsWith(".json")) await import(specifier, { with: { type: "json" } });
       if (target.endsWith(".js") && Object.keys(await import(specifier)).length === 0) console.log(specifier, "is bare");
     }
     console.log("done");`,
  );
  expect(await node("--no-warnings", app)).toEqual({ status: 0, stdout: "done\n", stderr: "" });
});

// Jest, and every project without "type": "module", asks for CommonJS.
test("CommonJS requires every subpath that is code, and gets what ESM gets", async () => {
  const app = write(
    "subpaths.cjs",
    `(async () => {
       for (const specifier of ${JSON.stringify(code.map(({ specifier }) => specifier))}) {
         const names = (of) => Object.keys(of).filter((name) => name !== "module.exports" && name !== "default").sort().join();
         const required = require(specifier);
         if (!require.resolve(specifier).endsWith(".cjs")) console.log(specifier, "is", require.resolve(specifier));
         if (names(required) !== names(await import(specifier))) console.log(specifier, "differs");
       }
       console.log("done");
     })();`,
  );
  expect(await node("--no-warnings", app)).toEqual({ status: 0, stdout: "done\n", stderr: "" });
});

test("a file that exports does not name stays private", async () => {
  const app = write("private.js", 'import("extend-contract/dist/index.js").catch((error) => console.log(error.code));');
  expect(await node(app)).toMatchObject({ status: 0, stdout: "ERR_PACKAGE_PATH_NOT_EXPORTED\n" });
});
