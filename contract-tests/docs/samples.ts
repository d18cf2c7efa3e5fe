import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { vi } from "vitest";
import { apiVersions } from "../../src/index.js";

export const root = path.resolve(import.meta.dirname, "../..");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(path.join(root, "openapi/guides")).map((name) => `openapi/guides/${name}`),
];

/** Code that README or a guide shows. */
export interface Sample {
  name: string;
  document: string;
  code: string;
  /** The name of the file that it is to be, where its first line says so; other samples import it by that. */
  file: string | undefined;
  /** The block after it, where that shows what it prints. */
  output: string | undefined;
}

export function samplesIn(language: string): Sample[] {
  return documents.flatMap((document) => {
    const text = readFileSync(path.join(root, document), "utf8");
    const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`(?:\n\n\`\`\`\n(.*?)^\`\`\`)?`, "gms"));
    return [...blocks].map(([, code = "", output], index) => ({
      name: `${document}, ${language} ${index + 1}`,
      document,
      code,
      file: /^\/\/ (\S+\.ts)\n/.exec(code)?.[1],
      output,
    }));
  });
}

/** The examples that the documentation comments of the sources show. */
export function examplesOfSources(): Pick<Sample, "name" | "code">[] {
  const files = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, "src", file), "utf8");
      const blocks = text.matchAll(/^ *\* ```ts\n(.*?)^ *\* ```$/gms);
      return [...blocks].map(([, code = ""], index) => ({
        name: `src/${file}, example ${index + 1}`,
        code: code.replace(/^ *\* ?/gm, ""),
      }));
    });
}

/** What is meant for the real API goes to a sandbox, until `vi.unstubAllGlobals`. */
export function sendTo(url: string): void {
  const hosts = new Set(Object.values(apiVersions).map(({ baseUrl }) => new URL(baseUrl).origin));
  const realFetch = fetch;
  vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    const target = hosts.has(asked.origin) ? url + asked.pathname + asked.search : asked.href;
    return realFetch(input instanceof Request ? new Request(target, input) : target, init);
  });
}

const AsyncFunction = (async () => {}).constructor as new (
  ...code: string[]
) => (...values: unknown[]) => Promise<void>;

/**
 * Runs a sample here, as a module, and resolves to what it exports. It imports the sources of this package, other packages
 * and samples of its document, and prints to the console that is given.
 */
export async function run({ code, document }: Sample, console: object): Promise<Record<string, unknown>> {
  const modules: Record<string, unknown> = {};
  for (const [, name = ""] of code.matchAll(/from "([^"]*)"/g)) {
    const [owner, subpath = "index"] = name.split("/");
    if (owner === "extend-contract") modules[name] = await import(path.join(root, "src", `${subpath}.ts`));
    else if (owner === ".") modules[name] = await run(siblingOf(document, subpath), console);
    else if (!name.startsWith("node:")) modules[name] = await import(name);
  }
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  });
  const require = (name: string) => modules[name] ?? process.getBuiltinModule(name);
  const exports: Record<string, unknown> = {};
  await new AsyncFunction("require", "exports", "console", outputText)(require, exports, console);
  return exports;
}

function siblingOf(document: string, file: string): Sample {
  const found = samplesIn("ts").find((it) => it.document === document && it.file === file.replace(/\.js$/, ".ts"));
  if (!found) throw new Error(`${document} shows no ${file}.`);
  return found;
}
