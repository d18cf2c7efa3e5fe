import { expect, test } from "vitest";
import { InvalidInputError } from "../errors/index.js";
import { checkChanges } from "./check-changes.js";

test.each([[{}], [{ name: "" }], [{ name: undefined }], [{ metadata: {} }], [{ name: "a", metadata: { b: null } }]])(
  "%j passes",
  (changes) => {
    expect(() => checkChanges(changes)).not.toThrow();
  },
);

test.each<[unknown, string]>([
  [undefined, "got undefined. Pass {} to change nothing."],
  [null, "got null"],
  ["name", 'got "name"'],
  [["name"], "got name"],
  [{ name: null }, "name must be a string; got null"],
  [{ name: 5 }, "name must be a string; got 5"],
  [{ metadata: null }, "metadata must be an object of keys to merge; got null"],
  [{ metadata: [] }, "metadata must be an object"],
  [{ metadata: "a" }, 'got "a"'],
  [{ metadata: { a: 1n } }, "metadata.a is a bigint"],
])("%o is refused: %s", (changes, why) => {
  expect(() => checkChanges(changes)).toThrow(InvalidInputError);
  expect(() => checkChanges(changes)).toThrow(why);
});
