import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { newestApiVersion } from "../../src/api-versions.js";
import { artefactsOf } from "../../src/repository/sharing/artefacts-of.js";
import { bundleOf, versions } from "../support/bundle.js";
import { shared, sharedDocument } from "./support/shared.js";

interface Index {
  versions: {
    version: string;
    status: string;
    baseUrls: string[];
    files: { path: string; kind: string; bytes: number; sha256: string }[];
  }[];
}

test("the index lists every version with its status, and every file with its size and hash", async () => {
  const files = await shared();
  const index = await sharedDocument<Index>("index.json");
  const expected = versions.map((version) => {
    const { info, servers } = bundleOf(version);
    return { version, status: info["x-status"], baseUrls: (servers ?? []).map(({ url }) => url) };
  });
  expect(index.versions.map(({ version, status, baseUrls }) => ({ version, status, baseUrls })).reverse()).toEqual(
    expected,
  );
  const listed = index.versions.flatMap((it) => it.files);
  expect(["README.md", "index.json", ...listed.map(({ path }) => path)].sort()).toEqual([...files.keys()].sort());
  for (const { path, bytes, sha256 } of listed) {
    const text = files.get(path) ?? "";
    expect({ path, bytes, sha256 }).toEqual({
      path,
      bytes: Buffer.byteLength(text),
      sha256: createHash("sha256").update(text).digest("hex"),
    });
  }
});

test("every kind of file is there for every version, sequences of calls where there are any", async () => {
  const index = await sharedDocument<Index & { kinds: object }>("index.json");
  for (const { files } of index.versions) {
    const hasSequences = files.some(({ kind }) => kind === "arazzo");
    const expected = Object.keys(index.kinds).filter((kind) => kind !== "arazzo" || hasSequences);
    expect([...new Set(files.map(({ kind }) => kind))]).toEqual(expected);
  }
});

test("the readme names every file of the newest version, and every version with its status", async () => {
  const readme = (await shared()).get("README.md");
  const { versions } = await sharedDocument<Index>("index.json");
  for (const { path } of versions[0]?.files ?? []) expect(readme).toContain(`\`${path}\``);
  for (const { version, status } of versions) expect(readme).toContain(`| \`${version}\` | ${status} |`);
});

test("the same description gives the same bytes", async () => {
  const [first, again] = [await shared(), await artefactsOf(newestApiVersion, bundleOf(newestApiVersion))];
  expect(again.filter(({ path, text }) => first.get(path) !== text).map(({ path }) => path)).toEqual([]);
});

test.each(versions)(
  "the files of %s have the bytes of the bundle, in JSON and for old and new readers of YAML",
  async (version) => {
    const files = await shared();
    const bundle = readFileSync(new URL(`../../generated/${version}/openapi.json`, import.meta.url), "utf8");
    expect(files.get(`openapi/${version}.json`)).toBe(bundle);
    // One reader for each form, since both are printed in the same way.
    for (const [form, schema] of [
      ["", "core"],
      [".3.0", "yaml-1.1"],
    ] as const) {
      const yaml = files.get(`openapi/${version}${form}.yaml`) ?? "";
      expect(parse(yaml, { schema })).toEqual(await sharedDocument(`openapi/${version}${form}.json`));
    }
  },
);
