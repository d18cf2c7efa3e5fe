import { readdirSync } from "node:fs";
import path from "node:path";
import { installed, manifest } from "./scratch.js";

/** Something that an application may name: `extend-contract`, `extend-contract/testing`. */
export interface Subpath {
  specifier: string;
  /** The file that it stands for, from the root of the package. */
  target: string;
  /** The declarations, where the file is code. */
  types?: string;
  /** Code and declarations for CommonJS. */
  commonJs?: { types: string; default: string };
  /** The entry of `exports` that gives it. */
  entry: string;
}

const files = readdirSync(installed, { recursive: true, encoding: "utf8" })
  .map((file) => `./${file.split(path.sep).join("/")}`)
  .sort();

/** All that `exports` lets an application name; a pattern gives one for each file that it matches. */
export const subpaths: Subpath[] = Object.entries(manifest.exports).flatMap(([entry, value]) => {
  const specifier = `extend-contract${entry.slice(1)}`;
  if (typeof value !== "string") {
    const { types, default: target } = value.import;
    return [{ entry, specifier, target, types, commonJs: value.require }];
  }
  const target = value;
  if (!entry.includes("*")) return [{ entry, specifier, target }];
  const [before = "", after = ""] = target.split("*");
  return files
    .filter((file) => file.startsWith(before) && file.endsWith(after) && path.extname(file) !== "")
    .map((file) => ({ file, star: file.slice(before.length, file.length - after.length) }))
    .map(({ file, star }) => ({ entry, specifier: specifier.replace("*", star), target: file }));
});

/** Those that are code. */
export const code = subpaths.filter(({ target }) => target.endsWith(".js"));

// Why each of them cannot run in a browser. Every other subpath must.
const onlyForNode: Record<string, string> = {
  "extend-contract/testing": "it listens on a port",
  "extend-contract/verify": "its proxy listens on a port, and it reads the bundles from disk",
};

export const nodeOnly = code.filter(({ specifier }) => specifier in onlyForNode);
export const forBrowsers = code.filter(({ specifier }) => !(specifier in onlyForNode));
