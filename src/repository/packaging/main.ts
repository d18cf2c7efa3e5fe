// Builds what the package holds in dist/, but for what `make docs` and `make share` put there. Started by `make build`.
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, type InlineConfig } from "tsdown";
import { run } from "../run.js";
import { descriptions } from "./descriptions.js";
import { thirdPartyLicenses } from "./third-party-licenses.js";

const root = path.resolve(import.meta.dirname, "../../..");
const dist = path.join(root, "dist");

/** Subpaths that run anywhere: ESM and CommonJS each have their own code, since bundlers drop what is unused of ESM. */
const portable = ["index", "migrate", "webhooks"];
/** Subpaths that need Node: one code for both, in CommonJS, which both can load. */
const nodeOnly = ["testing", "verify"];

const shared: InlineConfig = {
  config: false,
  cwd: root,
  outDir: dist,
  platform: "node",
  fixedExtension: false,
  clean: false,
  report: false,
  logLevel: "error",
};

await run(async () => {
  for (const name of await readdir(dist).catch(() => []))
    if (!["docs", "share"].includes(name)) await rm(path.join(dist, name), { recursive: true });

  const [{ chunks } = { chunks: [] }] = await build({
    ...shared,
    entry: [...[...portable, ...nodeOnly].map(sourceOf), path.join(root, "src/cli/main.ts")],
    format: "cjs",
    dts: true,
    // All that is no peer is bundled: it is a development dependency, or of ESM only.
    deps: { alwaysBundle: ["openapi-fetch"], onlyBundle: false },
    define: { generatedFolder: JSON.stringify("dist/generated") },
    // What else a package may have for Node cannot always be bundled.
    inputOptions: { resolve: { mainFields: ["module", "main"] } },
    // Lines and names of functions stay, so that a stack trace tells something.
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: false } },
    checks: { legacyCjs: false },
    outputOptions: { chunkFileNames: "chunks/[name]-[hash].cjs", comments: false },
  });
  await build({
    ...shared,
    entry: portable.map(sourceOf),
    format: "esm",
    dts: false,
    outputOptions: { chunkFileNames: "chunks/[name]-[hash].js" },
  });

  const files = new Map<string, string>(await descriptions());
  files.set("THIRD-PARTY-LICENSES", await thirdPartyLicenses(chunks));
  for (const name of [...portable, ...nodeOnly]) files.set(`${name}.d.ts`, `export * from "./${name}.cjs";\n`);
  for (const name of nodeOnly) {
    const chunk = chunks.find((it) => it.type === "chunk" && it.fileName === `${name}.cjs`);
    const names = chunk?.type === "chunk" ? chunk.exports : [];
    // By their names: of what is bundled, Node would find exports as well.
    files.set(`${name}.js`, `export { ${names.join(", ")} } from "./${name}.cjs";\n`);
  }
  for (const [name, text] of files) {
    await mkdir(path.dirname(path.join(dist, name)), { recursive: true });
    await writeFile(path.join(dist, name), text);
  }
  await cp(
    path.join(root, "src/conformance/report/verify-report.schema.json"),
    path.join(dist, "verify-report.schema.json"),
  );
});

function sourceOf(name: string): string {
  return path.join(root, `src/${name}.ts`);
}
