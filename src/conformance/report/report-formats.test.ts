import { expect, test } from "vitest";
import { reportFormats } from "./report-formats.js";
import { hostileTexts, reportWith } from "./test-support.js";
import { textReport } from "./text-report.js";

test.each(Object.entries(reportFormats))(
  "%s is the same for the same report, and changes nothing in it",
  (_, write) => {
    for (const text of hostileTexts) {
      const report = reportWith(text);
      expect(write(report)).toBe(write(structuredClone(report)));
      expect(report).toEqual(reportWith(text));
      expect(write(report).endsWith("\n")).toBe(true);
    }
  },
);

// Whoever asks may print to something that is no terminal of this process.
test("the text has colours where they are asked for, and else none", () => {
  const report = reportWith("plain");
  expect(textReport(report, { color: true })).toContain("\u001b[31m");
  expect(textReport(report)).not.toContain("\u001b");
});
