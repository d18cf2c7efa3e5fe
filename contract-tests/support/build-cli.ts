import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");

/** Where the tests find the CLI. Inside the project, since it looks for the bundles by the project's own name. */
export const builtCli = path.join(root, "contract-tests/.cli/main.js");

/** Compiles the CLI once for all tests: to compile it for each process would take most of their time. */
export async function setup(): Promise<void> {
  await build({
    entryPoints: [path.join(root, "src/cli/main.ts")],
    outdir: path.dirname(builtCli),
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
}
