/**
 * A schema of the description as the type of what a caller sends. An object with keys of the caller's own choice takes
 * every object that is no list, `interface` types included, which TypeScript refuses for an index signature of `unknown`.
 */
export type Sent<T> = T extends readonly (infer Item)[]
  ? Sent<Item>[]
  : T extends object
    ? string extends keyof T
      ? { [Name in keyof T as string extends Name ? never : Name]: Sent<T[Name]> } & OwnKeys
      : { [Name in keyof T]: Sent<T[Name]> }
    : T;

/** What may be left out may also be undefined, such as the token of the page after the last, whatever the compiler's options. */
export type OrUndefined<T> = T extends unknown
  ? { [Name in keyof T]: Record<never, never> extends Pick<T, Name> ? T[Name] | undefined : T[Name] }
  : never;

interface OwnKeys {
  // biome-ignore lint/suspicious/noExplicitAny: an interface passes for an index signature of any, and of nothing else
  [name: string]: any;
  [Symbol.iterator]?: never;
}
