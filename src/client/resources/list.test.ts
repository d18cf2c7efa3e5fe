import { expect, test } from "vitest";
import { createExtendClient, UnreadableAnswerError } from "../index.js";

/** A client whose lists have these pages, the last token included, and the URLs that it asked for. */
function observed(pages: (string | null | undefined)[]) {
  const asked: URL[] = [];
  const { workflowRuns } = createExtendClient({
    token: "sk_test",
    async fetch(url) {
      asked.push(new URL(url));
      const nextPageToken = pages[asked.length - 1];
      const data = [1, 2].map((item) => ({ id: `${asked.length}.${item}` }));
      return Response.json({ object: "list", data, ...(nextPageToken !== undefined && { nextPageToken }) });
    },
  });
  const tokens = () => asked.map(({ searchParams }) => searchParams.get("nextPageToken"));
  return { workflowRuns, asked, tokens };
}

async function idsOf(list: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

test("awaited it is a page; iterated over it is every item, with the other parameters as they were", async () => {
  const { workflowRuns, asked, tokens } = observed(["a=", "b", undefined]);
  const list = workflowRuns.list({ status: "FAILED", maxPageSize: 2 });
  expect(asked).toEqual([]);
  expect(await list).toMatchObject({ items: [{ id: "1.1" }, { id: "1.2" }], nextPageToken: "a=" });
  expect(await idsOf(list)).toEqual(["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]);
  expect(tokens()).toEqual([null, "a=", "b"]);
  for (const { searchParams } of asked) {
    expect([searchParams.get("status"), searchParams.get("maxPageSize")]).toEqual(["FAILED", "2"]);
  }
});

test.each([null, "", undefined])("a token of %j is the end", async (token) => {
  const { workflowRuns } = observed([token]);
  expect(await workflowRuns.list()).toEqual({ items: expect.any(Array), nextPageToken: undefined });
  expect(await idsOf(observed([token]).workflowRuns.list())).toHaveLength(2);
});

test("the next page is not asked for before it is needed", async () => {
  const { workflowRuns, asked } = observed(["a", "b"]);
  for await (const { id } of workflowRuns.list()) if (id === "1.2") break;
  expect(asked).toHaveLength(1);
});

test("it goes on from a token", async () => {
  const { workflowRuns, tokens } = observed(["c"]);
  expect((await workflowRuns.list({ nextPageToken: "b" })).nextPageToken).toBe("c");
  expect(tokens()).toEqual(["b"]);
});

test.each([[["a", "b", "a"]], [["same", "same"]]])(
  "tokens %j, which lead in a circle, end with an error",
  async (pages) => {
    const { workflowRuns, asked } = observed(pages);
    await expect(idsOf(workflowRuns.list())).rejects.toThrow(UnreadableAnswerError);
    expect(asked).toHaveLength(pages.length);
  },
);

test("a page that was asked for again is a circle too", async () => {
  await expect(idsOf(observed(["start"]).workflowRuns.list({ nextPageToken: "start" }))).rejects.toThrow(
    "nextPageToken",
  );
});

test("catch and finally are those of a promise, and an abort ends it", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  const { workflowRuns } = observed([]);
  let ended = 0;
  expect(await workflowRuns.list({}, { signal }).catch((error: Error) => error.message)).toBe("enough");
  await workflowRuns.list().finally(() => ended++);
  expect(ended).toBe(1);
  await expect(idsOf(workflowRuns.list({}, { signal }))).rejects.toThrow("enough");
});
