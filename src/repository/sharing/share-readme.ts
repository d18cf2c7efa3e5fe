import { type ArtefactKind, artefactKinds } from "./artefact.js";
import type { IndexedFile, ShareIndex } from "./share-index.js";

/** `README.md` of the folder, made from its index: which versions there are, and which file to take. */
export function shareReadme({ versions }: ShareIndex): string {
  const rows = versions.map(
    ({ version, status, baseUrls }) => `| \`${version}\` | ${status} | ${baseUrls.join(", ")} |`,
  );
  const [newest] = versions;
  const kinds = Object.entries(artefactKinds).map(
    ([kind, { holds, takenBy }]) => `| ${pathsOf(kind, newest?.files ?? [])} | ${holds} | ${takenBy} |`,
  );
  return `# Extend's workflow runs, described for other tools

The life of a workflow run from upload to deletion, the files and workflows around it, and the webhooks that tell of it, in
every version of the API. Take the version that is \`current\`, unless you maintain a caller of another. Frozen versions
do not change any more.

| Version | Status | Hosts |
|---|---|---|
${rows.join("\n")}

Every version has the same files. Those of \`${newest?.version}\`:

| File | Holds | For |
|---|---|---|
${kinds.join("\n")}

\`index.json\` lists all files with their kind, media type, size and SHA-256. The npm package \`extend-contract\` has the
JSON of 3.1 and 3.0 under the same names, without white space: \`extend-contract/openapi/${newest?.version}.json\`.

In a dereferenced description, a schema that holds itself has no end. The inner one is still a \`$ref\`; the index lists
such schemas as \`recursiveSchemas\`, and they alone are left in \`components.schemas\`.

The \`$id\` of a JSON Schema is a name (a URN), not an address: nothing has to be fetched.

Made from the descriptions of the extend-contract project, under the MIT licence. Not affiliated with Extend.
`;
}

function pathsOf(kind: string, files: readonly IndexedFile[]): string {
  return files
    .filter((file) => file.kind === (kind as ArtefactKind))
    .map(({ path }) => `\`${path}\``)
    .join(", ");
}
