import type { VersionStatus } from "../../bundles/openapi.js";
import type { Bundles } from "./base/read-bundles.js";
import type { DescriptionChange } from "./changes/change.js";
import { compareBundles } from "./compare-bundles.js";
import { covers, type Exception } from "./exceptions.js";

/** A change, and the reason for it where it is a deliberate exception. */
export interface JudgedChange extends DescriptionChange {
  exception: string | null;
}

export interface JudgedVersion {
  version: string;
  /** Its status in the base, so that a change of status excuses nothing; null where it has none. */
  status: VersionStatus | null;
  /** Whether the base has it not, or the working tree no longer. */
  is: "new" | "removed" | "kept";
  changes: JudgedChange[];
  /** Whether it breaks what callers were promised. */
  breaks: boolean;
}

export interface Judgement {
  versions: JudgedVersion[];
  /** Exceptions for which there is no change: after a release they are part of the base, and can go. */
  unused: Exception[];
}

// A version with another status, such as one in preparation, has promised nothing yet.
const held: readonly (VersionStatus | null)[] = ["current", "supported", "frozen"];

/** Compares all versions with the base, and says which of them break what callers were promised. */
export async function judge(
  base: Bundles,
  revision: Bundles,
  exceptions: readonly Exception[],
  compare: typeof compareBundles = compareBundles,
): Promise<Judgement> {
  const used = new Set<Exception>();
  const names = [...new Set([...base.keys(), ...revision.keys()])].sort();
  const versions: JudgedVersion[] = [];
  for (const version of names) {
    const [was, is] = [base.get(version), revision.get(version)];
    const changes = was && is ? await compare(was, is) : was ? [removal(version)] : [];
    const judged = changes.map((change): JudgedChange => {
      const exception = exceptions.find((it) => covers(it, version, change));
      if (exception) used.add(exception);
      return { ...change, exception: exception?.reason ?? null };
    });
    const status = was?.info["x-status"] ?? is?.info["x-status"] ?? null;
    versions.push({
      version,
      status,
      is: was && is ? "kept" : was ? "removed" : "new",
      changes: judged,
      breaks: isHeld(status) && judged.some(({ level, exception }) => level === "breaking" && exception === null),
    });
  }
  return { versions, unused: exceptions.filter((it) => !used.has(it)) };
}

function isHeld(status: VersionStatus | null): boolean {
  return held.includes(status);
}

function removal(version: string): DescriptionChange {
  const message = `removed the API version ${version}`;
  return { level: "breaking", id: "api-version-removed", place: null, message, operations: [] };
}
