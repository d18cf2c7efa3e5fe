import type { Description, Operation } from "../description/load-description.js";
import type { Exchange } from "../exchange/exchange.js";

/** What a verification has created, until it is deleted. */
export interface MadeThings {
  /** What is left: paths, or in words what has none. */
  readonly left: readonly string[];
  add(path: string): void;
  /** Notes what cannot be deleted, since nobody knows its path. */
  leave(what: string): void;
  /** Notes that a thing is deleted already. */
  forget(path: string): void;
  /**
   * Deletes a thing, and stops it first where that is described. One that was tried without success is not tried again.
   *
   * @returns whether it is deleted
   */
  remove(path: string, send: (ask: { method: string; path: string }) => Promise<Exchange>): Promise<boolean>;
  /** Deletes all that is there and was not tried. */
  removeAll(send: (ask: { method: string; path: string }) => Promise<Exchange>): Promise<void>;
}

export function createMadeThings(description: Description): MadeThings {
  const there = new Set<string>();
  const left: string[] = [];

  async function remove(path: string, send: Parameters<MadeThings["remove"]>[1]): Promise<boolean> {
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
    const isDeleted = answer.status < 300;
    if (!isDeleted) left.push(path);
    return isDeleted;
  }

  return {
    get left() {
      return [...left, ...there];
    },
    add: (path) => there.add(path),
    leave: (what) => left.push(what),
    forget: (path) => there.delete(path),
    remove,
    async removeAll(send) {
      for (const path of [...there]) await remove(path, send);
    },
  };
}

/** The operation of a description for a path with ids in it. */
export function operationAt({ operations }: Description, method: string, path: string): Operation | undefined {
  return operations.find(
    (it) => it.method === method && new RegExp(`^${it.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
}
