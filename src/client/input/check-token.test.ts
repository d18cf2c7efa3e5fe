import { expect, test } from "vitest";
import { InvalidInputError } from "../errors/index.js";
import { checkToken } from "./check-token.js";

test("a key passes as it is", () => {
  expect(checkToken("sk_abc-123")).toBe("sk_abc-123");
});

test.each([
  [undefined, "is missing"],
  [null, "is missing"],
  ["", "is missing"],
  [42, "not a string but number"],
  ["Bearer sk_secret", 'starts with "Bearer"'],
  ["sk_secret\n", "trim it"],
  ["sk_sécret", "cannot carry"],
])("%j is refused without being shown: %s", (token, why) => {
  const check = () => checkToken(token);
  expect(check).toThrow(InvalidInputError);
  expect(check).toThrow(why);
  expect(check).not.toThrow(/secret|sécret/);
});
