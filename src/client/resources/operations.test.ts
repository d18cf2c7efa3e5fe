import { afterEach, expect, test, vi } from "vitest";
import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { type OperationTable, placedOperations } from "../../operations.js";
import { createExtendClient, InvalidInputError } from "../index.js";
import { prepared } from "./test-support.js";

afterEach(() => vi.restoreAllMocks());

type Methods = Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;

interface Asked {
  request: string;
  headers: Record<string, string>;
  body: unknown;
}

/** A client, its methods without their types, and what it asked for; answers fit any operation. */
function observed(apiVersion: ApiVersion = "2026-02-09", answer?: (count: number) => Response) {
  const asked: Asked[] = [];
  const extend = createExtendClient({
    apiVersion,
    token: "sk_test",
    maxRetries: 0,
    async fetch(url, { method, headers, body }) {
      asked.push({ request: `${method} ${url.replace(/^https:\/\/[^/]+/, "")}`, headers, body });
      return answer?.(asked.length) ?? Response.json({ id: "x" });
    },
  });
  return { extend, methods: extend as unknown as Methods, asked };
}

const versions = Object.keys(apiVersions) as ApiVersion[];
const operations = versions.flatMap((version) =>
  placedOperations(apiVersions[version].operations).map((operation) => ({ version, ...operation })),
);

// What the table says is what is sent and what is returned; there is no line of code per operation to test.
test.each(operations)("$version $resource.$name sends $method $path, and takes the answer apart", async (operation) => {
  const { resource, name, version, method, path, query, body, file, page, result } = operation;
  const thing = { id: "x" };
  const inner = page
    ? { [page.items]: [thing], [page.next]: "more" }
    : result
      ? { success: true, [result]: thing }
      : thing;
  const { methods, asked } = observed(version, () => Response.json(inner));
  const ids = [...path.matchAll(/\{/g)].map((_, at) => `id/${at}`);
  const input = {
    ...Object.fromEntries((query ?? []).map((name) => [name, true])),
    ...(body && (file ? { [file]: new Blob(["%PDF"]) } : { some: { body: 1 } })),
  };
  const args = [...ids, ...(query || body ? [input] : []), { headers: { "x-team": "ap" } }];
  const expected = page ? { items: [thing], [page.token]: "more" } : thing;
  expect(await methods[resource]?.[name]?.(...args)).toEqual(expected);

  const filled = ids.reduce((path, id) => path.replace(/\{\w+\}/, encodeURIComponent(id)), path);
  const search = query ? `?${query.map((name) => `${name}=true`).join("&")}` : "";
  expect(asked.map(({ request }) => request)).toEqual([`${method} ${filled}${search}`]);
  expect(asked[0]?.headers["x-team"]).toBe("ap");
  if (!file) expect(asked[0]?.body ?? undefined).toBe(body && '{"some":{"body":1}}');
  await expect(methods[resource]?.[name]?.(...args, "more")).rejects.toThrow(InvalidInputError);
});

const everyPlace = new Set(operations.map(({ resource, name }) => `${resource}.${name}`));
const missing = versions.flatMap((version) => {
  const table: OperationTable = apiVersions[version].operations;
  return [...everyPlace]
    .map((place) => place.split(".") as [string, string])
    .filter(([resource, name]) => !table[resource]?.[name])
    .map(([resource, name]) => ({ version, resource, name }));
});

test.each(missing)(
  "$version: $resource.$name says that it has no such operation",
  async ({ version, resource, name }) => {
    const { methods, asked } = observed(version);
    const call = methods[resource]?.[name]?.("r");
    await expect(call).rejects.toThrow(InvalidInputError);
    await expect(call).rejects.toThrow(`API version ${version} has no ${resource}.${name}. Versions that have it: `);
    expect(asked).toEqual([]);
  },
);

const finding = {
  method: "GET",
  path: "/things",
  query: ["color", "size", "since", "until", "token"],
  idempotent: true,
} as const;

/** A made-up operation that takes a query, and the URLs that it asked for. */
function found() {
  const asked: string[] = [];
  const { method } = prepared(finding, async (url) => {
    asked.push(url);
    return Response.json({});
  });
  return { find: method, asked };
}

test("query parameters: lists, numbers, truth values and times; undefined is left out; a token survives", async () => {
  const { find, asked } = found();
  await find({ color: ["red", true], size: 50, token: "xK9=:zW/3+Q?&%", since: new Date(0), until: undefined });
  const search = "color=red&color=true&size=50&token=xK9%3D%3AzW%2F3%2BQ%3F%26%25&since=1970-01-01T00%3A00%3A00.000Z";
  expect(asked).toEqual([`https://api.example.com/things?${search}`]);
});

test.each<[unknown, string]>([
  [{ color: null }, "color must be"],
  [{ color: {} }, "color must be"],
  [{ color: [["red"]] }, "color must be"],
  [{ color: Number.NaN }, "color must be"],
  [{ color: new Date(Number.NaN) }, "color must be"],
  [{ color: "\ud800" }, "color must be"],
  [{ size: 2 ** 53 }, "size must be"],
  [{ colour: 5 }, 'There is no query parameter "colour". There are: color, size'],
  [new Map(), "The query must be an object"],
  ["red", "The query must be an object"],
])("a query of %o is refused: %s", async (query, why) => {
  const { find, asked } = found();
  await expect(find(query)).rejects.toThrow(InvalidInputError);
  await expect(find(query)).rejects.toThrow(why);
  expect(asked).toEqual([]);
});

const failing = (status: number) => Response.json({ message: "No." }, { status, headers: { "retry-after": "0" } });
const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });

test.each<[string, () => Promise<Response>, number]>([
  ["429", async () => failing(429), 3],
  ["a refused connection", () => Promise.reject(refused), 3],
  ["503", async () => failing(503), 1],
  ["a lost connection", () => Promise.reject(new Error("reset")), 1],
])("what is not idempotent is repeated only when nothing was done: %s", async (_, answer, times) => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  let sent = 0;
  const { method } = prepared({ method: "POST", path: "/things", body: "application/json" }, () => {
    sent++;
    return answer();
  });
  await expect(method({})).rejects.toThrow();
  expect(sent).toBe(times);
});

test("a thing of another kind, in a list or an envelope, is an unreadable answer", async () => {
  const answer = async () => Response.json({ success: true, other: [] });
  const page = { token: "token", next: "next", items: "things" };
  await expect(prepared({ ...finding, page }, answer).method()).rejects.toThrow('without its result in "things"');
  await expect(prepared({ ...finding, result: "thing" }, answer).method()).rejects.toThrow(
    'without its result in "thing"',
  );
});

test("no content is a result where the description has none, and none where it has one", async () => {
  const answer = async () => new Response(null, { status: 204 });
  expect(await prepared({ method: "DELETE", path: "/things" }, answer).method()).toBeUndefined();
  await expect(prepared({ ...finding, result: "thing" }, answer).method()).rejects.toThrow("204 without a body");
});
