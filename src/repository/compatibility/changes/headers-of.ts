import { type Bundle, deref, type OperationObject, type Schema } from "../../../bundles/openapi.js";

/** What each header of each answer of an operation can hold, by name and status, its prose left out. */
export function headersOf(bundle: Bundle, operation: OperationObject): Map<string, Schema> {
  const headers = Object.entries(operation.responses).flatMap(([status, response]) =>
    Object.entries(deref(bundle, response).headers ?? {}).map(([name, header]): [string, Schema] => {
      const { description: _, examples: __, title: ___, ...limits } = deref(bundle, header).schema;
      return [`${name} of ${status}`, limits];
    }),
  );
  return new Map(headers);
}
