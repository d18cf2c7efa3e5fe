import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { TsdownBundle } from "tsdown";

interface Manifest {
  name: string;
  version: string;
  license?: string;
}

/**
 * The licences of all packages with code in the chunks, as one text.
 *
 * @throws Error that names a package without a licence, which must not be bundled
 */
export async function thirdPartyLicenses(chunks: TsdownBundle["chunks"]): Promise<string> {
  const modules = chunks.flatMap((chunk) => (chunk.type === "chunk" ? Object.entries(chunk.modules) : []));
  const bundled = modules.filter(([id, { renderedLength }]) => id.includes("node_modules") && renderedLength > 0);
  const folders = new Set(bundled.map(([id]) => packageFolder(id)));
  const entries = await Promise.all([...folders].map(entryOf));
  return `Code of these packages is part of files in this folder.\n\n${entries.sort().join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** The folder of the package that a module belongs to: a nested package.json without a name only says the module kind. */
function packageFolder(id: string): string {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/^\0/, "")) ?? [];
  if (folder === undefined || !existsSync(path.join(folder, "package.json")))
    throw new Error(`${id} is of no package.`);
  return folder;
}

async function entryOf(folder: string): Promise<string> {
  const manifest: Manifest = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const { name, version, license = "see below" } = manifest;
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`The package ${name} comes without a licence, and cannot be bundled.`);
  const text = (await readFile(path.join(folder, file), "utf8")).replaceAll("\r\n", "\n").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}
