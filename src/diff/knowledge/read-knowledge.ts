import { readFile } from "node:fs/promises";
import type { ApiVersion } from "../../api-versions.js";
import { generatedUrl } from "../../bundles/generated-url.js";
import type { Knowledge, MemberKnowledge } from "./knowledge.js";

type Listable<T> = T | T[];

/** As it is written: a list of one may be written as that one. */
interface Written {
  from: Listable<string>;
  components?: Record<string, Listable<string>>;
  members?: (Omit<MemberKnowledge, "to"> & { to?: Listable<string> })[];
}

/**
 * Reads what is known about the way to an API version; undefined where no version leads to it.
 *
 * @throws Error that names the file when it cannot be read
 */
export async function readKnowledge(version: ApiVersion): Promise<Knowledge | undefined> {
  const url = generatedUrl(version, "changes.json");
  let written: Written;
  try {
    written = JSON.parse(await readFile(url, "utf8"));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`Cannot read the changes of ${version} at ${url.pathname}: ${(cause as Error).message}`, { cause });
  }
  const components = Object.entries(written.components ?? {}).map(([name, to]) => [name, [to].flat()]);
  const members = (written.members ?? []).map(({ to, ...rest }) =>
    to === undefined ? rest : { ...rest, to: [to].flat() },
  );
  return { from: [written.from].flat(), components: Object.fromEntries(components), members };
}
