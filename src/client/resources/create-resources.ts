import { type ApiVersion, apiVersions } from "../../api-versions.js";
import type { Operation, OperationTable } from "../../operations.js";
import { resultOf } from "../answer/result-of.js";
import { InvalidInputError } from "../errors/index.js";
import type { CallDefaults, Send } from "../transport/call.js";
import { listOf } from "./list.js";
import { createPrepare, type Method } from "./prepare.js";
import { updateAllOf } from "./update-all.js";
import { waitForOf } from "./wait-for.js";

/**
 * The resources of a client. Each has a method for every operation that some version has there: as the table of this
 * version says, or telling that this version has none. {@link Resources} has the types.
 */
export function createResources(apiVersion: ApiVersion, send: Send, defaults: CallDefaults): Record<string, object> {
  const prepare = createPrepare(send, defaults);
  const table: OperationTable = apiVersions[apiVersion].operations;
  const resources: Record<string, Record<string, Method>> = {};

  for (const { operations } of Object.values(apiVersions)) {
    for (const [resource, names] of Object.entries(operations as OperationTable)) {
      resources[resource] ??= {};
      for (const name of Object.keys(names)) {
        const operation = table[resource]?.[name];
        resources[resource][name] ??= operation ? methodOf(operation) : missing(apiVersion, resource, name);
      }
    }
  }

  // What is more than one operation.
  for (const [resource, operations] of Object.entries(table)) {
    for (const operation of Object.values(operations)) {
      const { unsettled, body, idempotent } = operation;
      if (unsettled && idempotent && !body)
        Object.assign(resources[resource] ?? {}, { waitFor: waitForOf(prepare(operation)) });
    }
  }
  const { update } = table.workflowRuns ?? {};
  if (update) Object.assign(resources.workflowRuns ?? {}, { updateAll: updateAllOf(prepare(update)) });
  return resources;

  function methodOf(operation: Operation): Method {
    const prepared = prepare(operation);
    const { page } = operation;
    if (page) return (...args) => listOf(prepared, page, args);
    return async (...args) => resultOf(await prepared.call(args), operation);
  }
}

function missing(apiVersion: ApiVersion, resource: string, name: string): Method {
  const versions = Object.keys(apiVersions).filter(
    (version) => name in ((apiVersions[version as ApiVersion].operations as OperationTable)[resource] ?? {}),
  );
  return async () => {
    throw new InvalidInputError(
      `API version ${apiVersion} has no ${resource}.${name}. Versions that have it: ${versions.join(", ")}.`,
    );
  };
}
