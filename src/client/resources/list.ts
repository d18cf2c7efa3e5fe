import type { Page } from "../../operations.js";
import type { Answer } from "../answer/answer.js";
import { resultOf } from "../answer/result-of.js";
import { unreadable } from "../answer/unreadable.js";
import { isObject } from "../values.js";
import type { Prepared } from "./prepare.js";

/**
 * What is listed: awaited it is the page that was asked for, iterated over it is every item from there on. Pages are asked
 * for when they are needed, the next one with the same parameters and the same options; limits count for each.
 *
 * @throws what a call throws; and UnreadableAnswerError when the API gives a page that it gave before, which would go on
 * for ever
 */
export interface List<Item, TokenName extends string = string>
  extends Pick<Promise<ListPage<Item, TokenName>>, "then" | "catch" | "finally">,
    AsyncIterable<Item> {}

/** One page of a list. */
export type ListPage<Item, TokenName extends string = string> = {
  items: Item[];
} & {
  /** Asks for the next page, as the parameter of the same name; undefined on the last one. */
  [Name in TokenName]: string | undefined;
};

/** A list of the API; nothing is sent before it is awaited or iterated over. */
export function listOf(
  { operation, parameterCount: at, call }: Prepared,
  { token, next, items }: Page,
  args: readonly unknown[],
): List<unknown> {
  let first: Promise<Read> | undefined;
  type Read = { page: ListPage<unknown>; following: string | undefined; answer: Answer };

  async function read(following?: string): Promise<Read> {
    const own = [...args];
    if (following !== undefined) own[at] = { ...(own[at] as object), [token]: following };
    const answer = await call(own);
    const body = resultOf(answer, operation) as Record<string, unknown>;
    const value = body[next] || undefined;
    return {
      page: { items: body[items], [token]: value } as ListPage<unknown>,
      following: value as string | undefined,
      answer,
    };
  }
  const readFirst = () => (first ??= read());
  const page = async () => (await readFirst()).page;

  return {
    // biome-ignore lint/suspicious/noThenProperty: a list is awaited
    then: (onFulfilled, onRejected) => page().then(onFulfilled, onRejected),
    catch: (onRejected) => page().catch(onRejected),
    finally: (onEnd) => page().finally(onEnd),
    async *[Symbol.asyncIterator]() {
      const input = args[at];
      const seen = new Set(isObject(input) ? [input[token]] : []);
      for (let read_ = readFirst(); ; ) {
        const { page, following, answer } = await read_;
        yield* page.items;
        if (following === undefined) return;
        if (seen.has(following)) throw unreadable(answer, { what: `with a page that it gave before (${token})` });
        seen.add(following);
        read_ = read(following);
      }
    },
  };
}
