import { describe, expect, test } from "vitest";
import { baselineOf, parseBaseline, withBaseline } from "./baseline.js";
import { checkOf, findingOf, knownOf, reportOf } from "./test-support.js";

const today = "2026-11-26";

// Without these a finding that is new would pass for known, or one that is known would fail a build.
test.each([
  ["is known", {}, "conforms"],
  ["is known until today", { expires: today }, "conforms"],
  ["was known until yesterday", { expires: "2026-11-25" }, "differs"],
  ["is known in another place", { at: "/endTime" }, "differs"],
  ["is known of another version", { apiVersion: "v1" }, "differs"],
  ["is known of another check", { check: "own-shape" }, "differs"],
  ["is known in other words", { message: "startTime is missing." }, "differs"],
] as const)("a finding that %s", (_, changes, verdict) => {
  const known = knownOf(changes);
  const report = withBaseline(reportOf(), { findings: [known] }, today);
  expect(report.verdict).toBe(verdict);
  const isKnown = verdict === "conforms";
  expect(report.findings).toHaveLength(isKnown ? 0 : 1);
  expect(report.checks).toMatchObject([{ outcome: isKnown ? "passed" : "failed" }]);
  expect(report.baseline?.known).toEqual(isKnown ? [known] : []);
});

test("what is known and was not found is fixed only where it was looked for", () => {
  const findings = [
    knownOf(),
    knownOf({ at: "/endTime" }),
    knownOf({ check: "foreign-run" }),
    knownOf({ apiVersion: "v1" }),
  ];
  const checks = [
    checkOf(),
    checkOf({ name: "foreign-run", outcome: "not-checked", apiVersions: [], reason: "left out" }),
  ];
  expect(withBaseline(reportOf({ checks }), { findings }, today).baseline?.fixed).toEqual([findings[1]]);
  const ended = reportOf({ checks, reason: "interrupted" });
  expect(withBaseline(ended, { findings }, today).baseline?.fixed).toEqual([]);
});

test("a baseline knows all that a report has found, and keeps what was written into the older one", () => {
  const advice = findingOf({ check: "broken-updates", severity: "advice", at: null });
  const report = reportOf({ findings: [findingOf(), advice, findingOf({ severity: "information", at: "/x" })] });
  const older = [
    knownOf({ reason: "until the release", expires: "2027-01-31" }),
    knownOf({ at: "/fixed" }),
    knownOf({ check: "not-looked-at" }),
  ];
  const { findings } = baselineOf(report, { findings: older });
  expect(findings.map(({ check, at, reason }) => [check, at, reason])).toEqual([
    ["broken-updates", null, "not said"],
    ["documented-body", "/startTime", "until the release"],
    ["not-looked-at", "/startTime", "old servers"],
  ]);
  const backwards = reportOf({ findings: report.findings.toReversed() });
  expect(baselineOf(backwards, { findings: older.toReversed() })).toEqual({ findings });
  expect(parseBaseline(JSON.stringify({ findings }))).toEqual({ findings });
  expect(withBaseline(report, { findings }, today).verdict).toBe("conforms");
});

describe("a file that is no baseline is refused, naming the place:", () => {
  test.each([
    ["[", "it is not JSON"],
    ["[]", "it has no list findings"],
    ['{"findings":[5]}', "findings[0] is no object"],
    [JSON.stringify({ findings: [{ ...knownOf(), message: 5 }] }), "findings[0].message is no text"],
    [JSON.stringify({ findings: [{ ...knownOf(), at: undefined }] }), "findings[0].at is neither text nor null"],
    [JSON.stringify({ findings: [knownOf({ expires: "soon" })] }), 'findings[0].expires is "soon", and no day'],
  ])("%s", (text, message) => {
    expect(() => parseBaseline(text)).toThrow(message);
  });
});
