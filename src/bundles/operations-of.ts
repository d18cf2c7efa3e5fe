import { type Bundle, deref, methodNames, type OperationObject, type Parameter } from "./openapi.js";

/** One operation of a description, with where it is. */
export interface FoundOperation {
  operation: OperationObject;
  /** In capitals. */
  method: string;
  path: string;
  /** Those of its path among them. */
  parameters: Parameter[];
}

/** Every operation of a description. */
export function operationsOf(bundle: Bundle): FoundOperation[] {
  return Object.entries(bundle.paths).flatMap(([path, item]) =>
    methodNames.flatMap((name) => {
      const operation = item[name];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      return [{ operation, method: name.toUpperCase(), path, parameters: parameters.map((it) => deref(bundle, it)) }];
    }),
  );
}
