import { expect, test } from "vitest";
import { InvalidInputError } from "../errors/index.js";
import { checkBaseUrl } from "./check-base-url.js";

test.each([
  ["https://api.extend.ai", "https://api.extend.ai"],
  ["https://api.extend.ai/", "https://api.extend.ai"],
  ["https://gateway.example.com/extend//", "https://gateway.example.com/extend"],
  ["http://localhost:4010", "http://localhost:4010"],
  ["http://api.localhost:4010", "http://api.localhost:4010"],
  ["http://127.0.0.1:4010", "http://127.0.0.1:4010"],
  ["http://127.1", "http://127.0.0.1"],
  ["http://[::1]:4010", "http://[::1]:4010"],
])("%s is accepted as %s", (given, want) => {
  expect(checkBaseUrl(given, false)).toBe(want);
});

test.each([
  ["", "not an absolute URL"],
  ["api.extend.ai", "not an absolute URL"],
  [undefined, "not an absolute URL"],
  ["ftp://api.extend.ai", "not an http or https URL"],
  ["file:///etc/hosts", "not an http or https URL"],
  ["https://api.extend.ai?key=1", "has a query or a fragment"],
  ["https://api.extend.ai#top", "has a query or a fragment"],
  ["http://api.extend.ai", "is plain http"],
  ["http://127.0.0.1.example.com", "is plain http"],
  ["http://localhost.example.com", "is plain http"],
])("%s is refused: %s", (given, why) => {
  expect(() => checkBaseUrl(given, false)).toThrow(InvalidInputError);
  expect(() => checkBaseUrl(given, false)).toThrow(why);
});

test("plain http to another machine passes when it is allowed", () => {
  expect(checkBaseUrl("http://mock.test:4010", true)).toBe("http://mock.test:4010");
});

test("credentials are refused and not repeated", () => {
  const check = () => checkBaseUrl("https://user:hunter2@api.extend.ai", false);
  expect(check).toThrow("holds credentials");
  expect(check).not.toThrow("hunter2");
});
