import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Bundle } from "../../bundles/openapi.js";
import { checkCompatibility } from "./check-compatibility.js";
import { bundle, membersOf } from "./test-support.js";

const breaking = (it: Bundle) => delete membersOf(it, "File").name;

/** A project in a folder of its own, whose description is committed on main. */
function project() {
  const made = emptyFolder();
  cpSync(committed, made.folder, { recursive: true });
  return made;
}

function emptyFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "compatibility-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return inFolder(folder);
}

function inFolder(folder: string) {
  // Of the machine's own settings, none holds here.
  const identity = [
    "user.name=t",
    "user.email=t@t",
    "commit.gpgsign=false",
    "tag.gpgsign=false",
    "core.hooksPath=/dev/null",
  ];
  const git = (...args: string[]) =>
    execFileSync("git", [...identity.flatMap((it) => ["-c", it]), ...args], { cwd: folder, stdio: "pipe" });
  return {
    folder,
    git,
    write(file: string, content: unknown) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
    },
    begin: () => git("init", "--quiet", "--initial-branch", "main"),
    describe(change?: (it: Bundle) => void) {
      this.write("generated/v1/openapi.json", bundle(change, "frozen"));
    },
    commit() {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "a");
    },
  };
}

// To start a process takes longer than to copy what it made.
const committed = mkdtempSync(path.join(tmpdir(), "compatibility-"));
beforeAll(() => {
  const it = inFolder(committed);
  it.begin();
  it.describe();
  it.commit();
});
afterAll(() => rmSync(committed, { recursive: true }));

const check = (folder: string, base?: string) =>
  checkCompatibility(folder, { format: "text", ...(base === undefined ? {} : { base }) });

test("the last release tag is the base", async () => {
  const { folder, git, ...it } = project();
  git("tag", "v1.0.0");
  it.describe(breaking);
  it.commit();
  git("tag", "other");
  const { output, isCompatible } = await check(folder);
  expect(isCompatible).toBe(false);
  expect(output).toBe(`generated/ compared with v1.0.0, the last release

v1 (frozen): 1 breaking
  breaking  removed the required property \`File.name\`
            response-required-property-removed; GET /runs/{id}, POST /runs/{id}

Not compatible: v1. Undo what breaks or, if it is meant, add to openapi/exceptions.yaml:

- version: v1
  change: response-required-property-removed
  place: File.name
  reason: ""
`);
  expect((await check(folder, "HEAD")).isCompatible).toBe(true);
});

test("without a release, it is where the branch left main: what main has got since does not look removed", async () => {
  const { folder, git, ...it } = project();
  git("branch", "mine");
  it.describe((made) => Object.assign(membersOf(made, "File"), { size: { type: "number" } }));
  it.commit();
  git("switch", "--quiet", "mine");
  it.commit();
  expect(await check(folder)).toMatchObject({
    output: expect.stringMatching(
      /^generated\/ compared with [0-9a-f]{8}, where this branch left main\n\nCompatible\.\n$/,
    ),
    isCompatible: true,
  });
  it.describe(breaking);
  expect((await check(folder)).isCompatible).toBe(false);
});

test("on main itself, what is not committed is compared", async () => {
  const { folder, ...it } = project();
  expect((await check(folder)).output).toBe(
    "generated/ compared with HEAD, which main has: no release is tagged yet\n\nCompatible.\n",
  );
  it.describe(breaking);
  expect((await check(folder)).isCompatible).toBe(false);
});

test.each(["origin/main", "upstream/main"])(
  "on a main that is ahead of %s, what is not published is compared",
  async (published) => {
    const { folder, git, ...it } = project();
    git("update-ref", `refs/remotes/${published}`, "HEAD");
    const [remote = ""] = published.split("/");
    git("config", `remote.${remote}.url`, "nowhere");
    git("config", `remote.${remote}.fetch`, `+refs/heads/*:refs/remotes/${remote}/*`);
    git("branch", "--quiet", "--set-upstream-to", published, "main");
    it.describe(breaking);
    it.commit();
    expect(await check(folder)).toMatchObject({
      output: expect.stringContaining(`generated/ compared with ${published}\n`),
      isCompatible: false,
    });
    git("update-ref", `refs/remotes/${published}`, "HEAD");
    expect((await check(folder)).output).toContain("compared with HEAD, which main has");
  },
);

test("a clone without tags and main compares with HEAD, and says so", async () => {
  const { folder, git } = project();
  git("checkout", "--quiet", "--detach");
  git("branch", "-D", "main");
  expect((await check(folder)).output).toContain(
    "generated/ compared with HEAD, for want of a release tag or a main branch",
  );
  git("update-ref", "refs/remotes/origin/main", "HEAD");
  expect((await check(folder)).output).toContain("generated/ compared with HEAD, which origin/main has");
});

test("the entries that the report proposes excuse what breaks, once they have a reason", async () => {
  const { folder, ...it } = project();
  it.describe((made) => {
    breaking(made);
    Object.assign(made.paths["/runs/{id}"]?.post ?? {}, { "x-idempotent": false });
  });
  const { output, isCompatible } = await check(folder);
  expect(isCompatible).toBe(false);
  const [, entries = ""] = output.split("openapi/exceptions.yaml:\n");
  it.write("openapi/exceptions.yaml", entries.replaceAll('reason: ""', "reason: It is meant."));
  expect((await check(folder)).isCompatible).toBe(true);
});

test("exceptions are printed with their reasons, and those that are not needed are named", async () => {
  const { folder, ...it } = project();
  it.describe(breaking);
  it.write(
    "openapi/exceptions.yaml",
    `- {version: v1, change: response-required-property-removed, place: File.name, reason: It never came.}
     - {version: v1, change: response-required-property-removed, place: File.size, reason: It never came.}`.replace(
      /^ +/gm,
      "",
    ),
  );
  const { output, isCompatible } = await check(folder);
  expect(isCompatible).toBe(true);
  expect(output).toContain("            on purpose: It never came.\n");
  expect(output).toContain("Unused exception: v1 response-required-property-removed File.size.");
});

test("the draft of the changelog has a section for each version, ready to go on with", async () => {
  const { folder, ...it } = project();
  it.describe((made) => {
    breaking(made);
    Object.assign(membersOf(made, "File"), { size: { type: "number" } });
  });
  it.write("generated/v2/openapi.json", bundle());
  const { output } = await checkCompatibility(folder, { format: "changelog" });
  expect(output).toBe(`## v1

### Breaking

**Removed the required property \`File.name\`.** TODO: how to migrate.

Affected operations: \`GET /runs/{id}\`, \`POST /runs/{id}\`

### No change needed

**Added the optional property \`File.size\`.**

Affected operations: \`GET /runs/{id}\`, \`POST /runs/{id}\`

## v2

**A new API version.** TODO: what is different, and how to migrate.
`);
});

test("without the commit that was asked for there is no verdict", async () => {
  const { folder } = project();
  for (const ref of ["nope", "--all", "HEAD:generated"])
    await expect(check(folder, ref)).rejects.toThrow(`There is no commit ${ref} here.`);
});

test("outside a work tree, before the first commit, and without bundles there is none either", async () => {
  const { folder, ...it } = emptyFolder();
  await expect(check(folder)).rejects.toThrow("is in no git work tree");
  it.begin();
  await expect(check(folder)).rejects.toThrow("There is no commit to compare with yet.");
  it.commit();
  await expect(check(folder)).rejects.toThrow(
    "The base, HEAD, which main has: no release is tagged yet, has no generated",
  );
  it.describe();
  it.commit();
  it.write("generated/v1/openapi.json", "{");
  await expect(check(folder)).rejects.toThrow("generated/v1/openapi.json is missing or no JSON.");
  it.write("generated/v1/openapi.json", '{"openapi": "3.1.0"}');
  await expect(check(folder)).rejects.toThrow("generated/v1/openapi.json is no OpenAPI description.");
});

test("the command ends with 0 when they are compatible, with 1 when they are not", () => {
  const { folder, ...it } = project();
  expect(command(folder)).toMatchObject({ status: 0, stderr: "" });
  it.describe(breaking);
  expect(command(folder)).toMatchObject({ status: 1, stderr: "" });
});

test("the command ends with 2 when there is no verdict, and says why in one line", () => {
  const { status, stdout, stderr } = command(emptyFolder().folder);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^error: .* is in no git work tree, so there is nothing to compare with\.\n$/);
});

function command(folder: string) {
  const args = ["--import", import.meta.resolve("tsx"), path.join(import.meta.dirname, "main.ts")];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
}
