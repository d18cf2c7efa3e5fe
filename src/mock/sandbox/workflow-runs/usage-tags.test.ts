import { beforeAll, beforeEach, expect, test } from "vitest";
import { createTestSandbox, type TestSandbox } from "../test-support.js";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await createTestSandbox();
});
beforeEach(() => sandbox.reset());

const key = "extend:usage_tags";
const dated = ["2025-04-21", "2026-02-09"] as const;
const undated = ["legacy", "v1"] as const;

test.each(dated)("%s: tags are cleaned when they are stored", async (version) => {
  const tags = ["a b", "team eng!", "v1.2", "x:y/z", "under_score-OK9", "!!!", "", "é", "ab", "ab"];
  const clean = ["ab", "teameng", "v12", "xyz", "under_score-OK9", "ab", "ab"];
  const { status, run } = await sandbox.update(version, { metadata: { [key]: tags } });
  expect(status).toBe(200);
  expect(run?.metadata[key]).toEqual(clean);
  for (const other of [...dated, ...undated]) expect((await sandbox.get(other)).run?.metadata[key]).toEqual(clean);
});

test.each(dated)("%s: new tags replace the old ones, also by none", async (version) => {
  expect((await sandbox.get(version)).run?.metadata[key]).toEqual(["production", "accounts-payable"]);
  expect((await sandbox.update(version, { metadata: { [key]: ["one"] } })).run?.metadata[key]).toEqual(["one"]);
  expect((await sandbox.update(version, { metadata: { [key]: [] } })).run?.metadata[key]).toEqual([]);
});

test.each(dated)("%s: tags are cleaned only at the top of the metadata", async (version) => {
  const metadata = { nested: { [key]: ["a b"] } };
  expect((await sandbox.update(version, { metadata })).run?.metadata).toMatchObject(metadata);
});

test.each(undated)("%s: the key is one like any other, and does not break the dated versions", async (version) => {
  for (const value of ["text", null, 5, { a: 1 }, [1], ["ok", null]]) {
    const { run } = await sandbox.update(version, { metadata: { [key]: value } });
    expect(run?.metadata[key]).toEqual(value);
    for (const other of dated) {
      const answer = await sandbox.update(other, {});
      expect(answer.status).toBe(200);
      expect(answer.run?.metadata).not.toHaveProperty([key]);
      expect(answer.run?.metadata.intakeChannel).toBe("accounts-mailbox");
    }
    expect((await sandbox.get(version)).run?.metadata[key]).toEqual(value);
  }
  const { run } = await sandbox.update(version, { metadata: { [key]: ["a b", "!"] } });
  expect(run?.metadata[key]).toEqual(["a b", "!"]);
  for (const other of dated) expect((await sandbox.get(other)).run?.metadata[key]).toEqual(["ab"]);
});
