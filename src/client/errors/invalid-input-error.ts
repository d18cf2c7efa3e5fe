import { ExtendError } from "./extend-error.js";

/**
 * An option or argument cannot be used: an option that does not exist, a missing token, an id that would leave its path
 * segment, metadata that JSON cannot carry, an operation that the API version lacks. Nothing was sent. The message says
 * which value, why, and what to pass.
 */
export class InvalidInputError extends ExtendError {
  override name = "InvalidInputError";
}
