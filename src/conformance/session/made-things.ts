import { isObject } from "../../json.js";
import type { Description, Operation } from "../description/load-description.js";
import type { Exchange } from "../exchange/exchange.js";

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

export function createMadeThings(description: Description): MadeThings {
  const there = new Set<string>();
  const batches = new Map<string, MadeBatch>();
  const left: string[] = [];

  /** @param goneIs the statuses that say that it is not there any more */
  async function remove(path: string, send: Send, goneIs: readonly number[] = []): Promise<boolean> {
    if (!operationAt(description, "DELETE", path)) {
      there.delete(path);
      left.push(path);
      return false;
    }
    // What is under way may have to be stopped first. Whether it can be depends on how far it is.
    const stop = `${path}/cancel`;
    if (operationAt(description, "POST", stop)?.name === "cancel") await send({ method: "POST", path: stop });
    const { answer } = await send({ method: "DELETE", path });
    there.delete(path);
    const isDeleted = answer.status < 300 || goneIs.includes(answer.status);
    if (!isDeleted) left.push(path);
    return isDeleted;
  }

  /** Finds what a batch has made by now; what is made later stays, and is told. */
  async function findBatch(id: string, { list, count }: MadeBatch, send: Send): Promise<void> {
    const found = new Set<string>();
    const { page, path } = list;
    let token: string | undefined;
    do {
      const query = new URLSearchParams({ batchId: id, ...(page && token !== undefined && { [page.token]: token }) });
      const { json } = (await send({ method: "GET", path: `${path}?${query}` })).answer;
      const { [page?.items ?? ""]: items, [page?.next ?? ""]: next } = isObject(json) ? json : {};
      const before = found.size;
      for (const item of Array.isArray(items) ? items : []) if (isObject(item)) found.add(String(item.id));
      token = typeof next === "string" && next !== "" && found.size > before ? next : undefined;
    } while (token !== undefined);
    for (const thing of found) there.add(`${path}/${encodeURIComponent(thing)}`);
    if (found.size < count) left.push(`${count - found.size} of what the batch ${id} makes`);
    batches.delete(id);
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
      // What was made of a thing goes before it.
      // What was cut off while it was deleted may be gone.
      for (const path of [...there].reverse()) await remove(path, send, [404]);
    },
  };
}

/** The operation of a description for a path with ids in it. */
export function operationAt({ operations }: Description, method: string, path: string): Operation | undefined {
  return operations.find(
    (it) => it.method === method && new RegExp(`^${it.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
}
