import { operations as operations20250421 } from "../generated/2025-04-21/operations.js";
import type {
  components as Components20250421,
  paths as Paths20250421,
  webhooks as Webhooks20250421,
} from "../generated/2025-04-21/types.js";
import { operations as operations20260209 } from "../generated/2026-02-09/operations.js";
import type {
  components as Components20260209,
  paths as Paths20260209,
  webhooks as Webhooks20260209,
} from "../generated/2026-02-09/types.js";
import { operations as legacyOperations } from "../generated/legacy/operations.js";
import type {
  components as LegacyComponents,
  paths as LegacyPaths,
  webhooks as LegacyWebhooks,
} from "../generated/legacy/types.js";
import { operations as v1Operations } from "../generated/v1/operations.js";
import type { components as V1Components, paths as V1Paths, webhooks as V1Webhooks } from "../generated/v1/types.js";
import type { Operation, OperationTable } from "./operations.js";

/**
 * Every API version on the wire, oldest first: the one table that client, mock and tests read.
 *
 * A row holds only what a program must know before it can send the first request. Everything else about a
 * version is in its bundle, `generated/<version>/openapi.json`. A contract test holds each row against that bundle,
 * and the rows against the folders of `openapi/`.
 */
export const apiVersions = {
  legacy: describedBy<LegacyPaths, LegacyComponents, LegacyWebhooks, typeof legacyOperations>({
    baseUrl: "https://api-prod.extend.app",
    versionHeader: undefined,
    operations: legacyOperations,
  }),
  v1: describedBy<V1Paths, V1Components, V1Webhooks, typeof v1Operations>({
    baseUrl: "https://api-prod.extend.app",
    versionHeader: undefined,
    operations: v1Operations,
  }),
  "2025-04-21": describedBy<Paths20250421, Components20250421, Webhooks20250421, typeof operations20250421>({
    baseUrl: "https://api.extend.ai",
    versionHeader: "2025-04-21",
    operations: operations20250421,
  }),
  "2026-02-09": describedBy<Paths20260209, Components20260209, Webhooks20260209, typeof operations20260209>({
    baseUrl: "https://api.extend.ai",
    versionHeader: "2026-02-09",
    operations: operations20260209,
  }),
} as const;

/** The version a client speaks when it is not told which. */
export const newestApiVersion = "2026-02-09" satisfies ApiVersion;

/** Name of the request header that chooses a dated API version; the API echoes it in its answers. */
export const versionHeaderName = "x-extend-api-version";

/** The name of an API version: `legacy`, `v1`, or the date of a dated one. */
export type ApiVersion = keyof typeof apiVersions;

/** The `paths` interface that openapi-typescript printed for an API version: the type argument of its openapi-fetch client. */
export type PathsOf<V extends ApiVersion> = TypesOf<V>["paths"];

/** A schema of an API version by its name in the description, such as `SchemaOf<"2026-02-09", "StepRun">`. */
export type SchemaOf<
  V extends ApiVersion,
  Name extends keyof TypesOf<V>["components"]["schemas"],
> = TypesOf<V>["components"]["schemas"][Name];

/** The `webhooks` interface of an API version: its events, by their names. */
export type WebhooksOf<V extends ApiVersion> = TypesOf<V>["webhooks"];

/** One row of {@link apiVersions}. */
export interface ApiVersionRow {
  /** Where production answers: the first server of the description, without a trailing slash. */
  readonly baseUrl: string;
  /** Value of `x-extend-api-version`; undefined for the versions that predate the header. */
  readonly versionHeader: string | undefined;
  /** The operations, by their place in the client. */
  readonly operations: OperationTable;
}

/**
 * The operation of a version that has this place in the client.
 *
 * @throws Error when the version has no such operation
 */
export function operationAt(version: ApiVersion, resource: string, name: string): Operation {
  const table: OperationTable = apiVersions[version].operations;
  const operation = table[resource]?.[name];
  if (!operation) throw new Error(`API version ${version} has no ${resource}.${name}.`);
  return operation;
}

interface DescriptionTypes<Paths, Components, Webhooks> {
  paths: Paths;
  components: Components;
  webhooks: Webhooks;
}

declare const types: unique symbol;

type TypesOf<V extends ApiVersion> = NonNullable<(typeof apiVersions)[V][typeof types]>;

/** Ties the generated files to a row, so that adding a version is one row. The types exist for the compiler only. */
function describedBy<Paths, Components, Webhooks, Operations extends OperationTable>(
  row: RowOf<Operations>,
): RowOf<Operations> & { readonly [types]?: DescriptionTypes<Paths, Components, Webhooks> } {
  return row;
}

type RowOf<Operations> = Omit<ApiVersionRow, "operations"> & { readonly operations: Operations };
