import { expect, test } from "vitest";
import { UnreadableAnswerError } from "../index.js";
import { type List, listOf } from "./list.js";
import { prepared } from "./test-support.js";

interface Item {
  id: string;
}
const page = { token: "pageToken", next: "next", items: "things" };
const operation = {
  method: "GET",
  path: "/things",
  query: ["color", "size", "pageToken"],
  idempotent: true,
  page,
} as const;

/** A list of pages with these tokens, the last one included, and the URLs that were asked for. */
function observed(pages: (string | null | undefined)[]) {
  const asked: URL[] = [];
  const ready = prepared(operation, async (url) => {
    asked.push(new URL(url));
    const next = pages[asked.length - 1];
    const things = [1, 2].map((item) => ({ id: `${asked.length}.${item}` }));
    return Response.json({ things, ...(next !== undefined && { next }) });
  });
  const list = (...args: unknown[]) => listOf(ready, page, args) as List<Item, "pageToken">;
  const tokens = () => asked.map(({ searchParams }) => searchParams.get("pageToken"));
  return { list, asked, tokens };
}

async function idsOf(list: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

test("awaited it is a page; iterated over it is every item, with the other parameters as they were", async () => {
  const { list: listThings, asked, tokens } = observed(["a=", "b", undefined]);
  const list = listThings({ color: "red", size: 2 });
  expect(asked).toEqual([]);
  expect(await list).toMatchObject({ items: [{ id: "1.1" }, { id: "1.2" }], pageToken: "a=" });
  expect(await idsOf(list)).toEqual(["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]);
  expect(tokens()).toEqual([null, "a=", "b"]);
  for (const { searchParams } of asked) {
    expect([searchParams.get("color"), searchParams.get("size")]).toEqual(["red", "2"]);
  }
});

test.each([null, "", undefined])("a token of %j is the end", async (token) => {
  const { list } = observed([token]);
  expect(await list()).toEqual({ items: expect.any(Array), pageToken: undefined });
  expect(await idsOf(observed([token]).list())).toHaveLength(2);
});

test("the next page is not asked for before it is needed", async () => {
  const { list, asked } = observed(["a", "b"]);
  for await (const { id } of list()) if (id === "1.2") break;
  expect(asked).toHaveLength(1);
});

test("it goes on from a token", async () => {
  const { list, tokens } = observed(["c"]);
  expect((await list({ pageToken: "b" })).pageToken).toBe("c");
  expect(tokens()).toEqual(["b"]);
});

test.each([[["a", "b", "a"]], [["same", "same"]]])(
  "tokens %j, which lead in a circle, end with an error",
  async (pages) => {
    const { list, asked } = observed(pages);
    await expect(idsOf(list())).rejects.toThrow(UnreadableAnswerError);
    expect(asked).toHaveLength(pages.length);
  },
);

test("a page that was asked for again is a circle too", async () => {
  await expect(idsOf(observed(["start"]).list({ pageToken: "start" }))).rejects.toThrow("pageToken");
});

test("catch and finally are those of a promise, and an abort ends it", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  const { list } = observed([]);
  let ended = 0;
  expect(await list({}, { signal }).catch((error: Error) => error.message)).toBe("enough");
  await list().finally(() => ended++);
  expect(ended).toBe(1);
  await expect(idsOf(list({}, { signal }))).rejects.toThrow("enough");
});
