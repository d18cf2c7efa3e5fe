import type { Equal } from "./expect.js";

/**
 * `T` at every depth with members replaced: wherever it holds a schema that `Differences` names, the members listed
 * there take the place of the schema's own. With `Nulls` "absent", members that are optional lose their null as well.
 */
export type Adapted<
  T,
  Schemas,
  Differences,
  Nulls extends "null" | "absent" = "null",
> = T extends readonly (infer Item)[]
  ? Adapted<Item, Schemas, Differences, Nulls>[]
  : T extends string
    ? T
    : T extends object
      ? {
          [Key in keyof T as Exclude<Key, keyof DifferenceOf<T, Schemas, Differences>>]: Adapted<
            Nulls extends "absent"
              ? Record<never, never> extends Pick<T, Key>
                ? Exclude<T[Key], null>
                : T[Key]
              : T[Key],
            Schemas,
            Differences,
            Nulls
          >;
        } & {
          [Key in keyof DifferenceOf<T, Schemas, Differences>]: Adapted<
            DifferenceOf<T, Schemas, Differences>[Key],
            Schemas,
            Differences,
            Nulls
          >;
        }
      : T;

/** What `Differences` lists for the schema that `T` is. */
type DifferenceOf<T, Schemas, Differences> = Found<
  {
    [Name in keyof Differences & keyof Schemas]: Equal<T, Schemas[Name]> extends true ? Differences[Name] : never;
  }[keyof Differences & keyof Schemas]
>;
type Found<T> = [T] extends [never] ? unknown : T;

/** Names of the schemas that, adapted, do not pass as what `Theirs` has under the same name. */
export type Unfit<Schemas, Theirs, Differences, Nulls extends "null" | "absent" = "null"> = {
  [Name in keyof Theirs & keyof Schemas]: Adapted<Schemas[Name], Schemas, Differences, Nulls> extends Theirs[Name]
    ? never
    : Name;
}[keyof Theirs & keyof Schemas];

/** Listed differences, as "Schema.member", without which the schema passes just the same. */
export type Needless<Schemas, Theirs, Differences, Nulls extends "null" | "absent" = "null"> = {
  [Name in keyof Differences & string]: Name extends keyof Theirs & keyof Schemas
    ? {
        [Member in keyof Differences[Name] & string]: Adapted<
          Schemas[Name],
          Schemas,
          Without<Differences, Name, Member>,
          Nulls
        > extends Theirs[Name]
          ? `${Name}.${Member}`
          : never;
      }[keyof Differences[Name] & string]
    : Name;
}[keyof Differences & string];

type Without<Differences, Name, Member extends PropertyKey> = {
  [Key in keyof Differences]: Key extends Name ? Omit<Differences[Key], Member> : Differences[Key];
};

/** Listed differences, by schema, that do not narrow what the schema itself lets through: mistakes in the list. */
export type Invented<Schemas, Differences> = {
  [Name in keyof Differences]: Name extends keyof Schemas
    ? Differences[Name] extends Pick<Schemas[Name], keyof Differences[Name] & keyof Schemas[Name]>
      ? never
      : Name
    : Name;
}[keyof Differences];

/** Members, as "Schema.member", that `Theirs` has and the schema of the same name has not; a schema that is not there. */
export type Missing<Schemas, Theirs> = {
  [Name in keyof Theirs & string]: Name extends keyof Schemas
    ? `${Name}.${Exclude<keyof Theirs[Name], keyof Schemas[Name]> & string}`
    : Name;
}[keyof Theirs & string];

/** Members, as "Schema.member", that `Theirs` lets be absent or null and the schema of the same name does not. */
export type Stricter<Schemas, Theirs> = {
  [Name in keyof Theirs & keyof Schemas & string]: {
    [Member in keyof Theirs[Name] & keyof Schemas[Name] & string]:
      | (MayLack<Theirs[Name], Member> extends false
          ? never
          : MayLack<Schemas[Name], Member> extends true
            ? never
            : `${Name}.${Member}`)
      | (Extract<Theirs[Name][Member], null> extends Schemas[Name][Member] ? never : `${Name}.${Member}`);
  }[keyof Theirs[Name] & keyof Schemas[Name] & string];
}[keyof Theirs & keyof Schemas & string];

type MayLack<T, Member extends keyof T> = Record<never, never> extends Pick<T, Member> ? true : false;

/** The values of one of the objects that the clients have for an enumeration. */
export type Values<Enumeration> = Enumeration[keyof Enumeration];

/** Fails to compile unless there are no `Names`, and then says which. */
export type None<Names extends never> = Names;
