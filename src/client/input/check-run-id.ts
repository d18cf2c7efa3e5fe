import { InvalidInputError } from "../errors/index.js";
import { show } from "./show.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * Returns `id` as one percent-encoded path segment. Ids are opaque, so nothing is assumed about their form beyond what
 * a path segment can hold: `/`, `?` and `#` are encoded and stay part of the id.
 *
 * @throws InvalidInputError when it is empty, not a string, holds control characters or half a surrogate pair, or is
 * `.` or `..`, which URL parsers resolve away even when they are encoded.
 */
export function checkRunId(id: unknown): string {
  if (typeof id !== "string" || id === "") {
    throw new InvalidInputError(`The workflow run id must be a non-empty string; got ${show(id)}.`);
  }
  if (id === "." || id === "..") {
    throw new InvalidInputError(`${show(id)} cannot be a workflow run id: in a URL it names another path.`);
  }
  if (controlCharacter.test(id)) {
    throw new InvalidInputError(`The workflow run id ${show(id)} holds a control character.`);
  }
  try {
    return encodeURIComponent(id);
  } catch {
    throw new InvalidInputError(`The workflow run id ${show(id)} holds half a surrogate pair, which no URL can carry.`);
  }
}
