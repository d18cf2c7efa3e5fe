import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { shared } from "./shared.js";

/** All that is shared, as files, in a folder that is removed after the test file that asks for it. */
export async function sharedFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "extend-contract-share-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of await shared()) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
