import { InvalidInputError } from "../client/errors/index.js";
import { isObject, pointerTo } from "../json.js";
import { copy, settle, Unknown } from "./unknown.js";
import type { Place, Upgraded } from "./upgraded-run.js";

/**
 * Upgrades a run, and gives account of what was lost and what is not known.
 *
 * @throws InvalidInputError for a run that holds itself or is nested some thousand levels deep
 */
export function withLedger<Run extends object>(upgrade: (ledger: Ledger) => Run): Upgraded<Run> {
  try {
    const ledger = new Ledger();
    const run = upgrade(ledger);
    const unknown = settle(run);
    return { run, lost: ledger.lost(), unknown };
  } catch (error) {
    // The stack is full: JSON nests that deep only where somebody means it to.
    if (error instanceof RangeError) throw new InvalidInputError("The run holds itself, or is nested too deeply.");
    throw error;
  }
}

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

type Value<T> = NonNullable<T>;
type Members<T> = Source<Extract<Value<T>, object>>;
type Elements<T> = Value<T> extends readonly (infer Element)[] ? Source<Extract<Element, object>> : never;

/**
 * An object of the old run, read member by member. What nobody has read when all is done has no place in the new
 * shape: the {@link Ledger} lists it as lost, so that nothing can be forgotten silently.
 *
 * Null is no value here, as on the wire: it may stand wherever a member may be missing.
 */
export class Source<T extends object> {
  readonly #read = new Set<string>();

  constructor(
    readonly value: T,
    /** Where the object is in the run that the caller gave. */
    readonly pointer: string,
    private readonly ledger: Ledger,
  ) {}

  /** A member as it is. */
  take<Key extends keyof T & string>(key: Key): T[Key] {
    this.#read.add(key);
    return copy(this.value[key]);
  }

  /** Members as they are, under their own names; those that are not there stay away. */
  keep<Key extends keyof T & string>(...keys: Key[]): Pick<T, Key> {
    return this.#pick(keys, (value) => value !== undefined) as Pick<T, Key>;
  }

  /** Those of some members that have a value, under their own names. */
  some<Key extends keyof T & string>(...keys: Key[]): { [Name in Key]?: Value<T[Name]> } {
    return this.#pick(keys, (value) => value !== undefined && value !== null) as { [Name in Key]?: Value<T[Name]> };
  }

  /** Passes over members whose meaning the new shape expresses in another way. */
  skip(...keys: (keyof T & string)[]): void {
    for (const key of keys) this.#read.add(key);
  }

  /** What becomes of an object below; undefined where there is none. */
  one<Key extends keyof T & string, Result>(key: Key, upgrade: (from: Members<T[Key]>) => Result): Result | undefined {
    const value = this.#present(key);
    if (value === undefined || value instanceof Unknown) return value as Result | undefined;
    return upgrade(this.#source(value, key) as Members<T[Key]>);
  }

  /** What becomes of each object of a list below; undefined where there is no list. */
  list<Key extends keyof T & string, Result>(
    key: Key,
    upgrade: (from: Elements<T[Key]>) => Result,
  ): Result[] | undefined {
    const value = this.#present(key);
    if (value === undefined || value instanceof Unknown) return value as Result[] | undefined;
    if (!Array.isArray(value)) throw new InvalidInputError(`${this.#place(key)} of the run is not a list.`);
    return value.map((element, index) => upgrade(this.#source(element, key, index) as Elements<T[Key]>));
  }

  /** What becomes of each member of a dictionary. */
  all<Result>(upgrade: (from: Source<Extract<T[keyof T], object>>) => Result): Record<string, Result> {
    return Object.fromEntries(
      Object.keys(this.value).map((key) => {
        this.#read.add(key);
        return [key, upgrade(this.#source(this.value[key as keyof T], key) as never)];
      }),
    );
  }

  /** Says why a member has no place, where that is not plain. */
  lose(key: keyof T & string, reason: string): void {
    this.#read.add(key);
    this.ledger.lose(this.#place(key), this.value[key], reason);
  }

  /** The same, unless the member is an empty list or an empty object, which say nothing. */
  loseUnlessEmpty(key: keyof T & string, reason: string): void {
    const value = this.value[key];
    const isEmpty = (Array.isArray(value) || isObject(value)) && Object.keys(value).length === 0;
    if (isEmpty) this.skip(key);
    else this.lose(key, reason);
  }

  /** Says why the object as a whole has no place. */
  loseAll(reason: string): void {
    this.skip(...(Object.keys(this.value) as (keyof T & string)[]));
    this.ledger.lose(this.pointer, this.value, reason);
  }

  /** Lists what nobody has read. */
  close(reason: string): void {
    for (const key of Object.keys(this.value) as (keyof T & string)[]) {
      if (!this.#read.has(key)) this.lose(key, reason);
    }
  }

  #present(key: keyof T & string): unknown {
    this.#read.add(key);
    return this.value[key] ?? undefined;
  }

  #pick(keys: string[], isWanted: (value: unknown) => boolean): object {
    const wanted = keys.filter((key) => isWanted(this.value[key as keyof T]));
    for (const key of keys) this.#read.add(key);
    return Object.fromEntries(wanted.map((key) => [key, copy(this.value[key as keyof T])]));
  }

  #source(value: unknown, key: string, index?: number): Source<object> {
    const place = index === undefined ? this.#place(key) : pointerTo(this.#place(key), index);
    if (!isObject(value)) throw new InvalidInputError(`${place} of the run is not an object.`);
    return this.ledger.sourceOf(value, place);
  }

  #place(key: string): string {
    return this.ledger.originOf(this.value, key) ?? pointerTo(this.pointer, key);
  }
}
