import { expect, test } from "vitest";
import { withoutCredentials } from "./credentials.js";

const key = "sk_live_0123456789";
const basic = Buffer.from(`user-of-ours:${key}`).toString("base64");

const request = (changes: { path?: string; headers?: Record<string, string>; body?: string }) => ({
  method: "POST",
  path: "/workflow_runs/a",
  body: undefined,
  ...changes,
  headers: new Headers(changes.headers),
});

test.each<[string, Record<string, string>, string]>([
  ["a bearer token", { authorization: `Bearer ${key}` }, "Bearer ***"],
  ["no scheme", { authorization: key }, "***"],
  ["another scheme", { authorization: `Token token=${key}` }, "Token ***"],
  ["quotes", { authorization: `Token token="${key}", nonce="a"` }, "Token ***, ***"],
  ["several values", { authorization: `Bearer ${key}, Bearer other-0123456` }, "Bearer ***, Bearer ***"],
  ["Basic", { authorization: `Basic ${basic}` }, "Basic ***"],
  ["a proxy", { "proxy-authorization": `Bearer ${key}` }, "Bearer ***"],
  ["a header for keys", { "x-api-key": key }, "***"],
  ["another such header", { "X-Auth-Token": key }, "***"],
  ["a header that ends in key", { "x-extend-key": key }, "***"],
  ["one word with another", { authorization: `${key} extra` }, "***"],
])("a key with %s is taken out", (_, headers, shown) => {
  const { request: clean, keys } = withoutCredentials(request({ headers }));
  expect([...clean.headers.values()]).toEqual([shown]);
  expect(keys).toContain(key);
});

test("both halves of Basic are keys", () => {
  const { keys } = withoutCredentials(request({ headers: { authorization: `Basic ${basic}` } }));
  expect(keys).toEqual(expect.arrayContaining([basic, `user-of-ours:${key}`, "user-of-ours", key]));
});

test("cookies keep their names", () => {
  const { request: clean, others } = withoutCredentials(request({ headers: { cookie: "sid=abc123xyz; theme=dark" } }));
  expect(clean.headers.get("cookie")).toBe("sid=***; theme=***");
  expect(others).toContain("abc123xyz");
});

test.each([
  [`/a?api_key=${key}&b=1`, "/a?api_key=***&b=1"],
  [`/a?b=1&access_token=sk_live%5F0123456789`, "/a?b=1&access_token=***"],
  [`http://user:${key}@host/a`, "http://***@host/a"],
])("a key in %s is taken out", (path, shown) => {
  const { request: clean, keys } = withoutCredentials(request({ path }));
  expect(clean.path).toBe(shown);
  expect(keys).toContain(key);
});

test.each<[string, string, string]>([
  [
    "application/json",
    '{"secrets": {"portal": ["hunter2"]}, "a": 1, "password": "hunter2"}',
    '{"secrets":"***","a":1,"password":"***"}',
  ],
  ["application/json", '{"client_secret": "hunter2", ', '{"client_secret": "***", '],
  ["application/x-www-form-urlencoded", "client_secret=hunter2&grant=a", "client_secret=***&grant=a"],
])("secrets of a body of %s are taken out: %s", (type, body, shown) => {
  const { request: clean, others } = withoutCredentials(request({ headers: { "content-type": type }, body }));
  expect(clean.body).toBe(shown);
  expect(others).toEqual(["hunter2"]);
});

test("what has the shape of a key is found wherever it stands", () => {
  const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln";
  const { keys, others } = withoutCredentials(
    request({
      path: `/hooks/${key}`,
      headers: { referer: `https://a.example/?x=${jwt}` },
      body: '{"note": "wss_abc1234567"}',
    }),
  );
  expect(keys).toEqual(expect.arrayContaining([key, jwt]));
  expect(others).toEqual(["wss_abc1234567"]);
});

test("what is no credential stays as it was sent", () => {
  const plain = request({
    path: "/workflow_runs?nextPageToken=abcdef&author=me&maxPageSize=5",
    headers: { accept: "*/*", "idempotency-key": "abcdef", "x-extend-workspace-id": "ws_abcdef" },
    body: '{ "metadata": {"author": "me", "tokens": 5} }',
  });
  const { request: clean, keys, others } = withoutCredentials(plain);
  expect({ ...clean, headers: [...clean.headers] }).toEqual({ ...plain, headers: [...plain.headers] });
  expect([...keys, ...others]).toEqual([]);
});
