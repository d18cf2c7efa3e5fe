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
