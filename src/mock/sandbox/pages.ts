import { invalidRequest } from "../front/refusal-error.js";
import type { Ids } from "./ids.js";

/** How many lists can be gone on with at a time; the oldest is forgotten first. */
const maxLists = 1000;

/** A page of a list, and the token of the next one; undefined at the end. */
export interface PageOf<T> {
  items: T[];
  next: string | undefined;
}

/** Hands out lists page by page. */
export interface Pages {
  /**
   * A page of a list. The first page fixes what is in the list and in which order, so that following the tokens visits
   * each thing once, whatever comes, goes or changes meanwhile.
   *
   * @param tokenName the query parameter with the token
   * @param find everything that the query asks for, in order; looked for on the first page only
   * @param get a thing as it is now; undefined when it has gone
   * @throws RefusalError (400) for a token that is not one of this list with this query
   */
  page<T>(
    list: string,
    query: URLSearchParams,
    tokenName: string,
    find: () => string[],
    get: (id: string) => T | undefined,
  ): PageOf<T>;
  reset(): void;
}

export function createPages(ids: Ids): Pages {
  const lists = new Map<string, { asked: string; found: string[] }>();

  return {
    page<T>(
      list: string,
      query: URLSearchParams,
      tokenName: string,
      find: () => string[],
      get: (id: string) => T | undefined,
    ): PageOf<T> {
      const token = query.get(tokenName) || undefined;
      const size = Number(query.get("maxPageSize") ?? 10);
      const asked = askedOf(list, query, tokenName);
      const { id, begin } = token === undefined ? { id: ids.next("list"), begin: 0 } : readToken(token);
      const known = token === undefined ? { asked, found: find() } : lists.get(id);
      if (!known || known.asked !== asked) {
        throw invalidRequest(
          `The ${tokenName} is not one of this list. Send the one of the page before, and the same filters and order.`,
        );
      }
      const items: T[] = [];
      let at = begin;
      for (; at < known.found.length && items.length < size; at++) {
        const item = get(known.found[at] ?? "");
        if (item !== undefined) items.push(item);
      }
      // What has gone meanwhile is no reason for an empty last page.
      const more = known.found.slice(at).some((it) => get(it) !== undefined);
      if (more) {
        lists.set(id, known);
        if (lists.size > maxLists) lists.delete(lists.keys().next().value ?? "");
      }
      return { items, next: more ? writeToken(id, at) : undefined };
    },
    reset: () => lists.clear(),
  };
}

/** The list and its query without what may differ from page to page. */
function askedOf(list: string, query: URLSearchParams, tokenName: string): string {
  const kept = [...query].filter(([name]) => name !== tokenName && name !== "maxPageSize");
  return JSON.stringify([list, ...kept.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function writeToken(id: string, begin: number): string {
  return Buffer.from(JSON.stringify([id, begin])).toString("base64");
}

function readToken(token: string): { id: string; begin: number } {
  try {
    const [id, begin] = JSON.parse(Buffer.from(token, "base64").toString());
    // Decoding passes over what does not belong to a token.
    if (begin >= 0 && writeToken(id, begin) === token) return { id, begin };
  } catch {
    // Not one of ours.
  }
  return { id: "", begin: 0 };
}
