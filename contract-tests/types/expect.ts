/** Fails to compile unless `Truth` is `true`. */
export type Expect<Truth extends true> = Truth;

/**
 * Whether two types are the same, checked both ways: `any` is only equal to `any`, and a member that may be left out
 * is not equal to one that may be undefined or that is always there.
 */
export type Equal<Left, Right> =
  (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false;

/** Whether an object has these members with exactly these types. It may have others: new members are compatible. */
export type Has<Whole, Members> = Equal<Pick<Whole, keyof Whole & keyof Members>, Members>;

/** An enum that may grow: the values that are known, and any other string. */
export type Open<Known> = Known | (string & {});

/** The values that are known of an enum that may grow. */
export type Known<Enum> = Enum extends unknown ? (string extends Enum ? never : Enum) : never;

// A helper that always says yes would make every check below this folder worthless.
export type Refused = [
  // @ts-expect-error a wider type is not the same
  Expect<Equal<"PENDING" | "FAILED", "PENDING" | "FAILED" | "CANCELLED">>,
  // @ts-expect-error neither is any
  // biome-ignore lint/suspicious/noExplicitAny: the check is about any
  Expect<Equal<any, string>>,
  // @ts-expect-error an optional member is not a required one
  Expect<Has<{ id?: string }, { id: string }>>,
  // @ts-expect-error nor is it one that may be undefined
  Expect<Has<{ id?: string }, { id: string | undefined }>>,
  // @ts-expect-error a member that is not there
  Expect<Has<{ id: string }, { name: string }>>,
  // @ts-expect-error a wider member
  Expect<Has<{ id: string | null }, { id: string }>>,
  // @ts-expect-error an enum that may grow is not the same as its known values
  Expect<Equal<Open<"PENDING">, "PENDING">>,
  // @ts-expect-error nor as those of another
  Expect<Equal<Known<Open<"PENDING">>, "FAILED">>,
];
