import { parse } from "yaml";
import { share } from "../../../src/repository/sharing/share.js";

let files: Promise<Map<string, string>> | undefined;

/** All that is shared: path to text. Made once for the test files that share a worker. */
export function shared(): Promise<Map<string, string>> {
  files ??= share();
  return files;
}

/** One shared file as a document. */
export async function sharedDocument<T = Record<string, unknown>>(path: string): Promise<T> {
  const text = (await shared()).get(path);
  if (text === undefined) throw new Error(`Nothing is shared as ${path}.`);
  return (path.endsWith(".yaml") ? parse(text) : JSON.parse(text)) as T;
}
