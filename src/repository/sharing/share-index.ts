import { createHash } from "node:crypto";
import type { ApiVersion } from "../../api-versions.js";
import type { Bundle, VersionStatus } from "../../bundles/openapi.js";
import { type Artefact, type ArtefactKind, artefactKinds } from "./artefact.js";

/** `index.json`: what there is of each API version, newest first. */
export interface ShareIndex {
  /** What the files of each kind hold. */
  kinds: Record<ArtefactKind, string>;
  versions: IndexedVersion[];
}

export interface IndexedVersion {
  version: ApiVersion;
  status: VersionStatus | undefined;
  summary: string | undefined;
  baseUrls: string[];
  files: IndexedFile[];
}

export interface IndexedFile extends Omit<Artefact, "text"> {
  bytes: number;
  sha256: string;
}

export function shareIndex(versions: IndexedVersion[]): ShareIndex {
  const kinds = Object.entries(artefactKinds).map(([kind, { holds }]) => [kind, holds]);
  return { kinds: Object.fromEntries(kinds) as ShareIndex["kinds"], versions };
}

/** What the index says about a version and its files. */
export function indexedVersion(
  version: ApiVersion,
  { info, servers = [] }: Bundle,
  artefacts: readonly Artefact[],
): IndexedVersion {
  return {
    version,
    status: info["x-status"],
    summary: info.summary,
    baseUrls: servers.map(({ url }) => url),
    files: artefacts.map(({ text, ...about }) => ({
      ...about,
      bytes: Buffer.byteLength(text),
      sha256: createHash("sha256").update(text).digest("hex"),
    })),
  };
}
