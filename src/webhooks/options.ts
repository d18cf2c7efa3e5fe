import { InvalidInputError } from "../client/errors/invalid-input-error.js";
import { checkOptions, clientOptions, type Rule } from "../client/input/check-options.js";
import { kindOf } from "../client/values.js";

export const bodyRule: Rule = [
  (value) => ["String", "Uint8Array", "ArrayBuffer"].includes(kindOf(value)),
  "the text or the bytes of the body as they are sent, since these are signed, and not what a parser makes of them " +
    "(take the raw body: express.raw(), request.text())",
];

export const secretRule: Rule = [
  (value) => typeof value === "string" && value !== "",
  'the secret of the endpoint, such as "wss_…" (is the variable set that it comes from?)',
];

export const dateRule: Rule = [
  (value) => kindOf(value) === "Date" && !Number.isNaN(Number(value)),
  "a Date that is a time",
];

export const booleanRule = clientOptions.allowInsecureHttp;

/**
 * Looks at the options of a function, those included that must be given.
 *
 * @throws InvalidInputError that names the first that is missing, does not exist or cannot be used
 */
export function checkGiven(options: object, rules: Readonly<Record<string, Rule>>, ...required: string[]): void {
  checkOptions(options, rules);
  const missing = required.find((name) => (options as Record<string, unknown>)[name] === undefined);
  if (missing) throw new InvalidInputError(`${missing} is missing. It must be ${rules[missing]?.[1]}.`);
}
