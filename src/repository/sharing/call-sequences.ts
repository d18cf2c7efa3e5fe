import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ApiVersion } from "../../api-versions.js";
import type { Artefact } from "./artefact.js";

/** The sequences of calls that the folder of a version has, in Arazzo, and the documents they send; none where it has none. */
export async function callSequencesOf(version: ApiVersion): Promise<Artefact[]> {
  const folder = fileURLToPath(new URL(`../../../openapi/${version}/arazzo/`, import.meta.url));
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return Promise.all(
    names.sort().map(async (name): Promise<Artefact> => {
      const text = await readFile(folder + name, "utf8");
      const path = `arazzo/${version}/${name}`;
      if (!name.endsWith(".yaml")) return { path, kind: "arazzo", mediaType: "text/plain", text };
      const shared = text.replace("../openapi.yaml", `../../openapi/${version}.json`);
      return { path, kind: "arazzo", mediaType: "application/yaml", text: shared };
    }),
  );
}
