import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { artefactsOf } from "./artefacts-of.js";
import { indexedVersion, shareIndex } from "./share-index.js";
import { shareReadme } from "./share-readme.js";
import { toJson } from "./texts.js";

/** All files of `dist/share/`: path to text. The same descriptions give the same bytes. */
export async function share(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const indexed = [];
  const newestFirst = (Object.keys(apiVersions) as ApiVersion[]).reverse();
  for (const version of newestFirst) {
    const bundle = await readBundle(version);
    const artefacts = await artefactsOf(version, bundle);
    for (const { path, text } of artefacts) files.set(path, text);
    indexed.push(indexedVersion(version, bundle, artefacts));
  }
  const index = shareIndex(indexed);
  return files.set("index.json", toJson(index)).set("README.md", shareReadme(index));
}
