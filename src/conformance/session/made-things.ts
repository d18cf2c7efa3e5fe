import { isObject } from "../../json.js";
import type { Description, Operation } from "../description/load-description.js";
import type { Exchange } from "../exchange/exchange.js";
import { matchRequest } from "./judge.js";

/** Sends a request that deletes something, or that looks for what is to be deleted. */
type Send = (ask: { method: string; path: string }) => Promise<Exchange>;

/** What one request begins to make, which a list shows by the id of the batch sooner or later. */
export interface MadeBatch {
  list: Operation;
  /** How many things there will be. */
  count: number;
}

/** What a verification has created, until it is deleted. */
export interface MadeThings {
  /** What is left: paths, or in words what has none. */
  readonly left: readonly string[];
  add(path: string): void;
  addBatch(id: string, batch: MadeBatch): void;
  /** Notes what cannot be deleted, since nobody knows its path. */
  leave(what: string): void;
  /** Notes that a thing is deleted already, or that every thing of a batch is known. */
  forget(pathOrBatch: string): void;
  /**
   * Deletes a thing, and stops it first where that is described. One that was tried without success is not tried again.
   *
   * @returns whether it is deleted
   */
  remove(path: string, send: Send): Promise<boolean>;
  /** Deletes all that is there and was not tried, the latest first. */
  removeAll(send: Send): Promise<void>;
}

/** How many pages are looked through for what was made: all of a batch, and of others the newest, which come first. */
const mostPages = { batch: 200, parts: 3 };

export function createMadeThings(description: Description): MadeThings {
  const there = new Set<string>();
  const batches = new Map<string, MadeBatch>();
  const left: string[] = [];

  /** @param goneIs the statuses that say that it is not there any more */
  async function remove(path: string, send: Send, goneIs: readonly number[] = []): Promise<boolean> {
    if (!matchRequest(description, { method: "DELETE", path }).operation) {
      there.delete(path);
      left.push(path);
      return false;
    }
    // What is under way may have to be stopped first. Whether it can be depends on how far it is.
    const stop = { method: "POST", path: `${path}/cancel` };
    if (matchRequest(description, stop).operation?.name === "cancel") await send(stop);
    const { answer } = await send({ method: "DELETE", path });
    there.delete(path);
    const isDeleted = answer.status < 300 || goneIs.includes(answer.status);
    if (!isDeleted) left.push(path);
    return isDeleted;
  }

  /** What a list shows, page by page. */
  async function* shownIn(
    { page, path }: Operation,
    query: Readonly<Record<string, string>>,
    send: Send,
    most: number,
  ) {
    const tokens = new Set<string>();
    for (let token: string | undefined; tokens.size < most; ) {
      const asked = new URLSearchParams({ ...query, ...(page && token !== undefined && { [page.token]: token }) });
      const { json } = (await send({ method: "GET", path: asked.size > 0 ? `${path}?${asked}` : path })).answer;
      const { [page?.items ?? ""]: items, [page?.next ?? ""]: next } = isObject(json) ? json : {};
      for (const item of Array.isArray(items) ? items : []) if (isObject(item)) yield item;
      if (typeof next !== "string" || next === "" || tokens.has(next)) return;
      tokens.add(next);
      token = next;
    }
  }

  /** Finds what a batch has made by now; what is made later stays, and is told. */
  async function findBatch(id: string, { list, count }: MadeBatch, send: Send): Promise<void> {
    const found = new Set<string>();
    for await (const item of shownIn(list, { batchId: id }, send, mostPages.batch)) found.add(String(item.id));
    for (const thing of found) there.add(`${list.path}/${encodeURIComponent(thing)}`);
    if (found.size < count) left.push(`${count - found.size} of what the batch ${id} makes`);
    batches.delete(id);
  }

  /** Finds what a server has made of our things, such as the parts of a file: it names one of them as its parent. */
  async function findParts(send: Send): Promise<void> {
    for (const list of description.operations.filter(({ method, page }) => method === "GET" && page)) {
      const own = [...there].filter((path) => path.startsWith(`${list.path}/`)).map((path) => path.split("/").at(-1));
      if (own.length === 0) continue;
      for await (const item of shownIn(list, {}, send, mostPages.parts)) {
        const [, parent] = Object.entries(item).find(([key]) => /^parent\w*Id$/.test(key)) ?? [];
        const isPart = typeof parent === "string" && own.includes(encodeURIComponent(parent));
        if (isPart) there.add(`${list.path}/${encodeURIComponent(String(item.id))}`);
      }
    }
  }

  return {
    get left() {
      return [...left, ...there, ...[...batches.keys()].map((id) => `what the batch ${id} makes`)];
    },
    add: (path) => there.add(path),
    addBatch: (id, batch) => batches.set(id, batch),
    leave: (what) => left.push(what),
    forget(pathOrBatch) {
      there.delete(pathOrBatch);
      batches.delete(pathOrBatch);
    },
    remove: (path, send) => remove(path, send),
    async removeAll(send) {
      for (const [id, batch] of batches) await findBatch(id, batch, send);
      await findParts(send);
      // What was made of a thing goes before it.
      // What was cut off while it was deleted may be gone.
      for (const path of [...there].reverse()) await remove(path, send, [404]);
    },
  };
}
