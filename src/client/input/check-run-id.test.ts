import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInputError } from "../errors/index.js";
import { checkRunId } from "./check-run-id.js";

test.each([
  ["workflow_run_xKm9-pNv3", "workflow_run_xKm9-pNv3"],
  ["a/b", "a%2Fb"],
  ["a?b#c", "a%3Fb%23c"],
  ["%2e%2e", "%252e%252e"],
  ["..a", "..a"],
  ["é", "%C3%A9"],
])("%s becomes the segment %s", (id, segment) => {
  expect(checkRunId(id)).toBe(segment);
});

test.each([
  ["", "non-empty string"],
  [undefined, "got undefined"],
  [null, "got null"],
  [12, "got 12"],
  [".", "names another path"],
  ["..", "names another path"],
  ["a\nb", "control character"],
  ["a\u0000", "control character"],
  ["a\ud800", "half a surrogate pair"],
])("%j is refused: %s", (id, why) => {
  expect(() => checkRunId(id)).toThrow(InvalidInputError);
  expect(() => checkRunId(id)).toThrow(why);
});

test("whatever is accepted is one segment of the URL, and the id again when decoded", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (id) => {
      let segment: string;
      try {
        segment = checkRunId(id);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidInputError);
        return;
      }
      const { pathname, search, hash } = new URL(`https://api.extend.ai/workflow_runs/${segment}`);
      expect([search, hash]).toEqual(["", ""]);
      expect(pathname.split("/").slice(1).map(decodeURIComponent)).toEqual(["workflow_runs", id]);
    }),
  );
});
