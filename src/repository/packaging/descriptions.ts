import { readFile } from "node:fs/promises";
import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { generatedUrl } from "../../bundles/generated-url.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { toOpenapi30 } from "../sharing/to-openapi-30.js";

/**
 * What the package holds of each API version, path in `dist/` to text: the bundle, the same in OpenAPI 3.0, and what is
 * known of its changes. Programs read them, so there is no white space, which would be half of them.
 */
export async function descriptions(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const version of Object.keys(apiVersions) as ApiVersion[]) {
    const bundle = await readBundle(version);
    const add = (name: string, document: unknown) =>
      files.set(`generated/${version}/${name}`, JSON.stringify(document));
    add("openapi.json", bundle);
    add("openapi.3.0.json", toOpenapi30(bundle));
    // The oldest version has none.
    const changes = await readFile(generatedUrl(version, "changes.json"), "utf8").catch(() => undefined);
    if (changes !== undefined) add("changes.json", JSON.parse(changes));
  }
  return files;
}
