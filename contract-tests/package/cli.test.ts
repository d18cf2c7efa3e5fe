import { cpSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { cli, installed, manifest, node, scratch } from "./scratch.js";

test("extend-contract --version and --help answer on stdout with 0", async () => {
  expect(await cli("--version")).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: "" });
  const help = await cli("--help");
  expect(help).toMatchObject({ status: 0, stderr: "" });
  expect(help.stdout).toContain("Usage: extend-contract");
});

test.each([["--nope"], ["nope"]])("extend-contract %s says so on stderr, with 2", async (argument) => {
  const { status, stdout, stderr } = await cli(argument);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("nope");
  expect(stderr).toContain("--help");
});

test.each([
  ["cut", "{", "Cannot read the description of v1 at "],
  ["foreign", "[]", "is not an OpenAPI description of v1."],
])("a server says in one line that a description is broken (%s)", async (name, broken, why) => {
  // Beside node_modules, which other tests measure.
  const copy = path.join(scratch, `broken-${name}`);
  cpSync(installed, copy, { recursive: true });
  writeFileSync(path.join(copy, "dist/generated/v1/openapi.json"), broken);
  const { status, stdout, stderr } = await node(path.join(copy, "dist/cli/main.cjs"), "sandbox", "--port", "0");
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^error: .*generated\/v1\/openapi\.json.*\n$/);
  expect(stderr).toContain(why);
});
