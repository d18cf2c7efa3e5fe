import { InvalidInputError } from "../errors/index.js";

const advice = 'Pass your API key as token: "sk_…", or a function that resolves to it.';

/**
 * Returns `token` if a header can carry it. No message shows any part of it: `Headers` would, for a stray line break.
 *
 * @throws InvalidInputError when it is missing, already holds the scheme, or has characters beyond visible ASCII.
 */
export function checkToken(token: unknown): string {
  if (token === undefined || token === null || token === "") {
    throw new InvalidInputError(`The token is missing. ${advice}`);
  }
  if (typeof token !== "string") {
    throw new InvalidInputError(`The token is not a string but ${typeof token}. ${advice}`);
  }
  if (/^bearer\s/i.test(token)) {
    throw new InvalidInputError('The token starts with "Bearer", which the client adds itself. Pass the key alone.');
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new InvalidInputError(
      "The token holds a space, a line break or another character that a header cannot carry. " +
        "A key read from a file often ends in a line break: trim it.",
    );
  }
  return token;
}
