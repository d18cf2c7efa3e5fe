import { InvalidInputError } from "../errors/index.js";
import type { HeadersInput } from "../options.js";
import { show } from "./show.js";

/**
 * Headers by name in lower case, later ones over earlier ones. A null removes, undefined and a missing list change
 * nothing.
 *
 * @throws InvalidInputError for a name or value that HTTP cannot carry; the value is not shown, it may be a key
 */
export function mergeHeaders(...lists: (HeadersInput | undefined)[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const list of lists) {
    for (const [name, value] of list instanceof Headers ? list : Object.entries(list ?? {})) {
      if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(value ?? "")) {
        throw new InvalidInputError(`The header ${show(name)} has a name or a value that HTTP cannot carry.`);
      }
      if (value === null) delete headers[name.toLowerCase()];
      else if (value !== undefined) headers[name.toLowerCase()] = value;
    }
  }
  return headers;
}
