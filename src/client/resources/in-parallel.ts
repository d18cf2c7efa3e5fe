import { onAbort } from "../transport/time.js";

/** Something to update, as far as scheduling is concerned. */
interface Item {
  id: string;
}

/** How {@link inParallel} goes about it. */
export interface Schedule {
  concurrency: number;
  signal: AbortSignal | undefined;
}

/**
 * Runs `update` for every item and yields what it resolves to, in order of completion. Started and unread results
 * together are never more than `concurrency`, so a slow reader slows everything down. Updates of the same run happen one
 * after the other, in their order. `update` must not reject; it may end the work for a reason, so that no more are taken.
 *
 * @throws the signal's reason, that of `update`, or what the source threw, once every item that was taken has yielded its
 * result
 */
export async function* inParallel<I extends Item, R>(
  source: Iterable<I> | AsyncIterable<I>,
  update: (item: I, signal: AbortSignal, end: (reason: unknown) => void) => Promise<R>,
  { concurrency, signal }: Schedule,
): AsyncGenerator<R, void, undefined> {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const stop = new AbortController();
  const results: R[] = [];
  const lastOf = new Map<string, Promise<void>>();
  let running = 0;
  let reading = false;
  let ended = false;
  let failure: { reason: unknown } | undefined;
  let wake = () => {};

  function end(reason?: { reason: unknown }): void {
    ended = true;
    failure ??= reason;
    wake();
  }
  function abort(): void {
    end({ reason: signal?.reason });
    stop.abort(signal?.reason);
  }

  async function take(): Promise<void> {
    reading = true;
    try {
      const next = await iterator.next();
      if (next.done) end();
      else if (!ended) start(next.value);
    } catch (reason) {
      end({ reason });
    }
    reading = false;
    fill();
  }

  function start(item: I): void {
    // An item that is none becomes a result too; the update says what is wrong with it.
    const id = item?.id;
    running++;
    const before = lastOf.get(id) ?? Promise.resolve();
    const done = before
      .then(() => update(item, stop.signal, (reason) => end({ reason })))
      .then((result) => {
        running--;
        results.push(result);
        if (lastOf.get(id) === done) lastOf.delete(id);
        wake();
      });
    lastOf.set(id, done);
  }

  function fill(): void {
    if (!reading && !ended && running + results.length < concurrency) void take();
  }

  const ignoreAbort = onAbort(signal, abort);
  try {
    if (signal?.aborted) abort();
    for (;;) {
      fill();
      const result = results.shift();
      if (result !== undefined) yield result;
      else if (ended && running === 0) break;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if (failure) throw failure.reason;
  } finally {
    ignoreAbort();
    ended = true;
    stop.abort();
    // A source that is being waited for could keep the caller waiting too.
    const closed = iterator.return?.();
    if (!reading) await closed;
    else Promise.resolve(closed).catch(() => {});
  }
}
