import { expect, test } from "vitest";
import { limitsOf } from "./limits-of.js";

// Without it, a page could say "64 to 64 characters" or "at least 1 characters".
test.each([
  [{ minLength: 64, maxLength: 64 }, "64 characters"],
  [{ minLength: 1, maxLength: 255 }, "1 to 255 characters"],
  [{ minLength: 1 }, "at least 1 character"],
  [{ maxItems: 50 }, "at most 50 entries"],
  [{ minItems: 1, maxItems: 1 }, "1 entry"],
  [{ minimum: 0, maximum: 1 }, "0 to 1"],
])("%j is %s", (schema, phrase) => {
  expect(limitsOf(schema)).toEqual([phrase]);
});
