import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { cli } from "./support/cli.js";

// What differs is tested beside src/diff/; here is what a terminal gets.
async function diff(...args: string[]) {
  const { child, stderr, exit } = cli("diff", ...args);
  const stdout = await text(child.stdout);
  return { stdout, stderr: await stderr, exit: await exit };
}

test.each([
  ["text", /^From v1 to legacy\n\nRequests and answers\n {2}~ listWorkflowRuns: /],
  ["markdown", /^## From v1 to legacy\n\n### Requests and answers\n\n\| v1 \| legacy \|/],
  ["json", /^\{\n {2}"from": "v1",\n {2}"to": "legacy",\n/],
])("diff --format %s prints on stdout and ends with 0", async (format, start) => {
  const { stdout, stderr, exit } = await diff("v1", "legacy", "--format", format);
  expect(stdout).toMatch(start);
  expect({ stderr, exit }).toEqual({ stderr: "", exit: 0 });
});

test.each([
  [["2026-02-09", "2025-04-21"], "Nobody moves from 2026-02-09 to 2025-04-21. Give them the other way round"],
  [["legacy", "2025-04-21", "--format", "html"], "Allowed choices are text, markdown, json."],
])("diff %j is refused with 2 on stderr", async (args, message) => {
  const { stdout, stderr, exit } = await diff(...args);
  expect(stderr).toContain(message);
  expect({ stdout, exit }).toEqual({ stdout: "", exit: 2 });
});
