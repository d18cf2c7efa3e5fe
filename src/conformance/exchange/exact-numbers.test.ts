import fc from "fast-check";
import { expect, test } from "vitest";
import { parseExactly, printExactly, withRoundedNumbers } from "./exact-numbers.js";

test.each(["9007199254740993", "-12345678901234567890.5", "1e400", "1e-400", "0.1000000000000000055"])(
  "%s is not the number that JavaScript makes of it",
  (number) => {
    const value = parseExactly(`{"a": [${number}]}`);
    expect(value).not.toEqual(JSON.parse(`{"a": [${number}]}`));
    expect(printExactly(value)).toBe(`{"a":[${number}]}`);
    expect(withRoundedNumbers(value)).toEqual(JSON.parse(`{"a": [${number}]}`));
  },
);

test.each(["1.0", "1E2", "-0", "0.000", "1e21", "5e-324", "1.7976931348623157e308", "9007199254740992", "0.1"])(
  "%s is a number like others, however it is written",
  (number) => {
    expect(parseExactly(number)).toBe(JSON.parse(number));
  },
);

test("what JavaScript can say is parsed as ever", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseExactly(text)).toEqual(JSON.parse(text));
    }),
  );
  expect(parseExactly('{"12345678901234567890": "9007199254740993 \\" 1e400"}')).toEqual({
    "12345678901234567890": '9007199254740993 " 1e400',
  });
});
