import { Source } from "./source.js";
import { Unknown } from "./unknown.js";
import type { Place } from "./upgraded-run.js";

/** Keeps account of what an upgrade reads, to tell at its end what was lost. */
export class Ledger {
  readonly #lost: Place[] = [];
  readonly #sources = new Map<object, Source<object>>();
  readonly #origins = new WeakMap<object, Readonly<Record<string, string>> | Source<object>>();

  /** The one reader of an object, however often it is asked for. */
  sourceOf<T extends object>(value: T, pointer: string): Source<T> {
    let source = this.#sources.get(value);
    if (!source) {
      const origin = this.#origins.get(value);
      source = new Source<object>(value, origin instanceof Source ? origin.pointer : pointer, this);
      this.#sources.set(value, source);
    }
    return source as Source<T>;
  }

  /**
   * Remembers where an object that a first step has made comes from, for the pointers of a second one: needed only
   * where that is not the place that it has now.
   */
  comesFrom<T extends object>(made: T, origin: Readonly<Record<string, string>> | Source<object>): T {
    this.#origins.set(made, origin);
    return made;
  }

  originOf(made: object, key: string): string | undefined {
    const origin = this.#origins.get(made);
    return origin === undefined || origin instanceof Source ? undefined : origin[key];
  }

  /** Lists a value as lost, unless it is none: null, or the stand-in that a first step has made. */
  lose(pointer: string, value: unknown, reason: string): void {
    if (value === null || value === undefined || value instanceof Unknown) return;
    this.#lost.push({ pointer, reason });
  }

  /** What was lost, each place once: what is below another of them goes without saying. */
  lost(): Place[] {
    const pointers = new Set(this.#lost.map(({ pointer }) => pointer));
    return this.#lost.filter(({ pointer }) => !parentsOf(pointer).some((parent) => pointers.has(parent)));
  }

  /** Ends one step: what nobody has read is lost. */
  close(reason: string): void {
    for (const source of this.#sources.values()) source.close(reason);
    this.#sources.clear();
  }
}

function parentsOf(pointer: string): string[] {
  const keys = pointer.split("/");
  return keys.slice(1, -1).map((_, index) => keys.slice(0, index + 2).join("/"));
}
