import { expect, test } from "vitest";
import { reportFormats } from "./report-formats.js";
import { hostileTexts, reportWith } from "./test-support.js";

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
