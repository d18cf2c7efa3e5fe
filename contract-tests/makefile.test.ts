import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

// Without it, `make fresh` could pass what is not committed, or send someone to regenerate who has only to stage.
test("make fresh tells what is stale from what is not staged", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "extend-contract-fresh-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  copyFileSync(path.resolve(import.meta.dirname, "../Makefile"), path.join(folder, "Makefile"));
  const write = (text: string) => writeFileSync(path.join(folder, "generated/openapi.json"), text);
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder });
  /** What it says about descriptions that give this bundle. */
  const fresh = (bundle: string) => {
    cpSync(path.join(folder, "generated"), path.join(folder, ".generated.new"), { recursive: true });
    writeFileSync(path.join(folder, ".generated.new/openapi.json"), bundle);
    const { status, stderr } = spawnSync("make", ["--silent", "--old-file=new", "fresh"], {
      cwd: folder,
      encoding: "utf8",
    });
    return { isFresh: status === 0, stderr };
  };
  mkdirSync(path.join(folder, "generated"));
  git("init", "--quiet");
  write("old");
  git("add", "generated");
  expect(fresh("old")).toEqual({ isFresh: true, stderr: "" });
  expect(fresh("new")).toEqual({
    isFresh: false,
    stderr: expect.stringMatching(
      /^generated\/ is not what the descriptions give:\n.*openapi\.json.*\nRun make generate/,
    ),
  });
  write("new");
  expect(fresh("new")).toEqual({
    isFresh: false,
    stderr: expect.stringMatching(/not all of it is staged:\nAM generated\/openapi\.json\n.* git add generated\n/),
  });
  git("add", "generated");
  expect(fresh("new")).toEqual({ isFresh: true, stderr: "" });
});
