import { expect, test } from "vitest";
import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { type OperationTable, placedOperations } from "../../operations.js";
import { createExtendClient, InvalidInputError } from "../index.js";

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

test("query parameters: lists, numbers, truth values and times; undefined is left out; a token survives", async () => {
  const { methods, asked } = observed("2026-02-09", () => Response.json({ data: [] }));
  await methods.workflowRuns?.list?.({
    status: ["PENDING", "FAILED"],
    maxPageSize: 50,
    nextPageToken: "xK9=:zW/3+Q?&%",
    sortBy: new Date(0),
    sortDir: undefined,
  });
  const [, search = ""] = asked[0]?.request.split("?") ?? [];
  expect(search).toBe(
    "status=PENDING&status=FAILED&maxPageSize=50&nextPageToken=xK9%3D%3AzW%2F3%2BQ%3F%26%25&sortBy=1970-01-01T00%3A00%3A00.000Z",
  );
});

test.each<[unknown, string]>([
  [{ status: null }, "status must be"],
  [{ status: {} }, "status must be"],
  [{ status: [["PENDING"]] }, "status must be"],
  [{ status: Number.NaN }, "status must be"],
  [{ status: new Date(Number.NaN) }, "status must be"],
  [{ status: "\ud800" }, "status must be"],
  [{ maxPageSize: 2 ** 53 }, "maxPageSize must be"],
  [{ maxPagesize: 5 }, 'There is no query parameter "maxPagesize"'],
  [new Map(), "The query must be an object"],
  ["PENDING", "The query must be an object"],
])("a query of %o is refused: %s", async (query, why) => {
  const { methods, asked } = observed();
  await expect(methods.workflowRuns?.list?.(query)).rejects.toThrow(InvalidInputError);
  await expect(methods.workflowRuns?.list?.(query)).rejects.toThrow(why);
  expect(asked).toEqual([]);
});

test.each<[string, () => Response, number]>([
  ["429", () => Response.json({ message: "No." }, { status: 429, headers: { "retry-after": "0" } }), 3],
  ["503", () => Response.json({ message: "No." }, { status: 503, headers: { "retry-after": "0" } }), 1],
])("what is not idempotent is repeated only when nothing was done: %s", async (_, answer, times) => {
  let sent = 0;
  const fetch = async () => {
    sent++;
    return answer();
  };
  const { workflowRuns } = createExtendClient({ token: "sk_test", fetch });
  await expect(workflowRuns.cancel("r")).rejects.toThrow("No.");
  expect(sent).toBe(times);
});

test("a thing of another kind, in a list or an envelope, is an unreadable answer", async () => {
  const { methods } = observed("2026-02-09", () => Response.json({ success: true, workflowRuns: [] }));
  await expect(methods.workflowRuns?.list?.()).rejects.toThrow('without its result in "data"');
  const older = observed("2025-04-21", () => Response.json({ object: "list", data: [] }));
  await expect(older.methods.workflowRuns?.list?.()).rejects.toThrow('without its result in "workflowRuns"');
});
