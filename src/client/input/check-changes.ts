import { InvalidInputError } from "../errors/index.js";
import { isObject } from "../is-object.js";
import { checkJson } from "./check-json.js";
import { show } from "./show.js";

/**
 * Refuses changes that would not arrive as they were written: anything but an object, a `name` that is not a string,
 * `metadata` that is not an object or holds what JSON cannot carry. `undefined` members count as not given.
 *
 * @throws InvalidInputError
 */
export function checkChanges(changes: unknown): void {
  if (!isObject(changes)) {
    throw new InvalidInputError(
      `The changes must be an object such as { name, metadata }; got ${show(changes)}. Pass {} to change nothing.`,
    );
  }
  const { name, metadata } = changes;
  if (name !== undefined && typeof name !== "string") {
    throw new InvalidInputError(`name must be a string; got ${show(name)}. Leave it out to keep the name as it is.`);
  }
  if (metadata !== undefined) {
    if (!isObject(metadata)) {
      throw new InvalidInputError(
        `metadata must be an object of keys to merge; got ${show(metadata)}. Leave it out to keep the metadata as it is.`,
      );
    }
    checkJson(metadata, "metadata");
  }
}
