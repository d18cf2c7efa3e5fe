import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInputError } from "../errors/index.js";
import { checkBaseUrl, checkPath, fillPath } from "./check-url.js";

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

test.each([
  ["workflow_run_xKm9-pNv3", "workflow_run_xKm9-pNv3"],
  ["a/b", "a%2Fb"],
  ["a?b#c", "a%3Fb%23c"],
  ["%2e%2e", "%252e%252e"],
  ["..a", "..a"],
  ["é", "%C3%A9"],
])("%s becomes the segment %s", (id, segment) => {
  expect(fillPath("/runs/{id}/cancel", { id })).toBe(`/runs/${segment}/cancel`);
});

test.each([
  ["", "id must be a non-empty string"],
  [undefined, "got undefined"],
  [null, "got null"],
  [12, "got 12"],
  [".", "names another path"],
  ["..", "names another path"],
  ["a\nb", "control character"],
  ["a\u0000", "control character"],
  ["a\ud800", "half a surrogate pair"],
])("%j is refused: %s", (id, why) => {
  expect(() => fillPath("/workflow_runs/{id}", { id })).toThrow(InvalidInputError);
  expect(() => fillPath("/workflow_runs/{id}", { id })).toThrow(why);
});

test("whatever is accepted is one segment of the URL, and the id again when decoded", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (id) => {
      let path: string;
      try {
        path = fillPath("/workflow_runs/{id}", { id });
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidInputError);
        return;
      }
      const { pathname, search, hash } = new URL(`https://api.extend.ai${path}`);
      expect([search, hash]).toEqual(["", ""]);
      expect(pathname.split("/").slice(1).map(decodeURIComponent)).toEqual(["workflow_runs", id]);
    }),
  );
});

test.each(["/../", "/..", "/a/.", "/%2e%2E/a", "/.%2e", "/\\..\\", "/a/.\t./", "/{id}"])(
  "a URL whose path is %j is refused before it is parsed",
  (path) => {
    expect(() => checkPath(`https://api.extend.ai${path}?q=1`)).toThrow(InvalidInputError);
  },
);

test("dots that are part of a name, and those after the path, are no other path", () => {
  for (const url of ["https://a.b/..a/b..", "https://a.b/c?from=/../", "https://a.b"]) expect(checkPath(url)).toBe(url);
});
