/** For each option what it must be, in words, when a value is not that; undefined when it is. */
export type OptionChecks<T> = { [Name in keyof Required<T>]: (value: unknown) => string | undefined };

/**
 * Holds options that come from plain JavaScript or a configuration against what they may be. An option that is undefined
 * is one that was not given.
 *
 * @param name of what takes them, for the message
 * @throws TypeError that names the option
 */
export function checkOptions<T>(name: string, options: unknown, checks: OptionChecks<T>): void {
  if (typeof options !== "object" || options === null) throw new TypeError(`${name} takes an object of options.`);
  const known: Record<string, (value: unknown) => string | undefined> = checks;
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, option)) {
      throw new TypeError(`${name} has no option ${option}. It has ${Object.keys(known).join(", ")}.`);
    }
    const expected = value === undefined ? undefined : known[option]?.(value);
    if (expected !== undefined) throw new TypeError(`The option ${option} of ${name} must be ${expected}.`);
  }
}

export function isBoolean(value: unknown): string | undefined {
  return typeof value === "boolean" ? undefined : "true or false";
}

export function isFunction(value: unknown): string | undefined {
  return typeof value === "function" ? undefined : "a function";
}

/** @param what the strings are, such as "API keys" */
export function isListOf(what: string): (value: unknown) => string | undefined {
  return (value) =>
    Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "")
      ? undefined
      : `a list of ${what}`;
}
