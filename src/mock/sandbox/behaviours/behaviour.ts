import type { ApiVersion } from "../../../api-versions.js";
import { deref, type Schema } from "../../../bundles/openapi.js";
import { isObject, type JsonObject, show } from "../../../json.js";
import type { PlacedOperation } from "../../../operations.js";
import type { Description } from "../../description.js";
import type { Form } from "../../front/read-multipart.js";
import { RefusalError } from "../../front/refusal-error.js";
import { memberOf } from "../shapes.js";
import type { State } from "../state.js";

/** A request as a behaviour sees it: held against the description, so that it need not look at types. */
export interface Call {
  version: ApiVersion;
  description: Description;
  operation: PlacedOperation;
  pathParameters: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The body, numbers as they were sent; empty where there was none. */
  body: JsonObject;
  form: Form | undefined;
  /** Where the sandbox can be reached, without a slash at the end. */
  origin: string;
}

/**
 * What an operation does, and its result: without the envelope that its version may have, which the sandbox adds.
 *
 * It awaits nothing, so that between reading the state and changing it no other request comes in.
 *
 * @throws RefusalError
 */
export type Behaviour = (call: Call, state: State) => unknown;

/** The ids in the path, in their order, whatever the version calls them. */
export function idsOf({ operation, pathParameters }: Call): string[] {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return names.map((name) => pathParameters[name] ?? "");
}

/** The schema of what the operation results in. */
export function resultOf({ description, operation }: Call): Schema {
  const schema = description.content(description.operation(operation), 200)?.schema ?? {};
  return operation.result === undefined ? schema : (memberOf(description, schema, operation.result) ?? {});
}

/**
 * The refusal of a thing that is not there: 404, or 400 where the operation has no 404.
 *
 * @param kind of thing, such as "run"
 * @param known ids of that kind that there are
 */
export function unknownThing(
  { description, operation, version }: Call,
  kind: string,
  id: string,
  known: string[],
): RefusalError {
  const some = known.length > 3 ? `${known.slice(0, 3).join(", ")} and ${known.length - 3} more` : known.join(", ");
  const hint = known.length === 0 ? "The sandbox has none." : `Ask for one that the sandbox has: ${some}.`;
  const message = `There is no ${kind} ${show(id)} in ${version}. ${hint}`;
  const isDescribed = description.content(description.operation(operation), 404) !== undefined;
  return isDescribed
    ? new RefusalError({ status: 404, code: "NOT_FOUND", message })
    : new RefusalError({ status: 400, code: "INVALID_REQUEST", message });
}

/** The answer of an operation that says no more than which thing it was about: its example, with that id. */
export function acknowledge({ description, operation }: Call, id: string): unknown {
  const [example] = Object.values(description.content(description.operation(operation), 200)?.examples ?? {});
  const { value } = example ? deref(description.bundle, example) : { value: {} };
  const members = Object.entries(isObject(value) ? value : {});
  return Object.fromEntries(members.map(([name, it]) => [name, /id$/i.test(name) ? id : it]));
}

/** A page of a list in the form of the version: the members that say the same in every answer are for the sandbox to add. */
export function listOf({ operation }: Call, items: unknown[], next: string | undefined): JsonObject {
  const { page } = operation;
  if (!page) throw new Error(`${operation.method} ${operation.path} is no list.`);
  return { [page.items]: items, ...(next !== undefined && { [page.next]: next }) };
}
