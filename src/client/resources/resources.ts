import type { ApiVersion, apiVersions, PathsOf } from "../../api-versions.js";
import type { CallOptions } from "../options.js";
import type { BodyOf, Success } from "../raw-client.js";
import type { List } from "./list.js";
import type { FileContent, UploadOptions } from "./multipart.js";
import type { OrUndefined, Sent } from "./sent.js";
import type { UpdateAll } from "./update-all.js";
import type { WaitFor } from "./wait-for.js";

// What the table of a version, and the types that openapi-typescript printed for it, make of each operation.

/**
 * The resources of an API version, each with a method for each of its operations. Its arguments are the path parameters in
 * their order; then the body, the query, or both in one object, if the operation has any; then the options of the call.
 */
export type Resources<V extends ApiVersion> = V extends ApiVersion
  ? { readonly [Resource in keyof Table<V>]: Methods<V, Table<V>[Resource]> & More<V, Resource> }
  : never;

type Table<V extends ApiVersion> = (typeof apiVersions)[V]["operations"];

// A function type of its own for each, so that editors show its arguments and not how they come about.
type Methods<V extends ApiVersion, Operations> = {
  readonly [Name in keyof Operations]: (
    ...args: Arguments<SpecOf<PathsOf<V>, Operations[Name]>, Operations[Name]>
  ) => Returned<SpecOf<PathsOf<V>, Operations[Name]>, Operations[Name]>;
} & Waiting<V, Operations[ReaderOf<Operations>]>;

type Arguments<Spec, Operation> = [
  ...PathArguments<PathOf<Operation>>,
  ...InputArgument<Spec, Operation>,
  options?: Operation extends { file: string } ? UploadOptions : CallOptions,
];

type Returned<Spec, Operation> = Operation extends {
  page: { token: infer Token extends string; items: infer Items extends string };
}
  ? List<ItemOf<ResultOf<Spec, Operation>, Items>, Token>
  : Promise<ResultOf<Spec, Operation>>;

/** What openapi-typescript printed for an operation. */
type SpecOf<Paths, Operation> = Operation extends {
  path: infer Path extends keyof Paths;
  method: infer M extends string;
}
  ? Paths[Path][Lowercase<M> & keyof Paths[Path]]
  : never;

type PathOf<Operation> = Operation extends { path: infer Path } ? Path : never;

type PathArguments<Path> = Path extends `${string}{${string}}${infer Rest}` ? [id: string, ...PathArguments<Rest>] : [];

type InputArgument<Spec, Operation> = [ContentOf<Spec>, QueryOf<Spec>] extends [never, never]
  ? []
  : [ContentOf<Spec>] extends [never]
    ? Given<[query: Query<QueryOf<Spec>>], QueryOf<Spec>>
    : Given<
        [body: BodyWithQuery<Spec, Operation>],
        Spec extends { requestBody: unknown } ? { required: true } : unknown
      >;

/** An argument that may be left out when nothing in it, or about it, is required. */
type Given<Argument extends [unknown], Required> = Record<never, never> extends Required ? Partial<Argument> : Argument;

type BodyWithQuery<Spec, Operation> = [QueryOf<Spec>] extends [never]
  ? BodyIn<ContentOf<Spec>, Operation>
  : BodyIn<ContentOf<Spec>, Operation> & Query<QueryOf<Spec>>;

/** In a form the file may be given in several ways, and has a name. */
type BodyIn<Body, Operation> = Operation extends { file: infer File extends string }
  ? OrUndefined<Omit<Body, File>> & { [Name in File]: FileContent } & {
      /** Name of the file, from which its kind is told. By default that of a `File`. */
      name?: string | undefined;
    }
  : OrUndefined<Sent<Body>>;

type ContentOf<Spec> = Spec extends { requestBody?: infer Request }
  ? Exclude<Request, undefined> extends { content: infer Content }
    ? Content[keyof Content]
    : never
  : never;

type QueryOf<Spec> = Spec extends { parameters: { query?: infer Query } } ? Exclude<Query, undefined> : never;

/** A text may be given as `Date`, for parameters that are times. */
type Query<Parameters> = OrUndefined<{
  [Name in keyof Parameters]: string extends Parameters[Name] ? Parameters[Name] | Date : Parameters[Name];
}>;

type ResultOf<Spec, Operation> = Operation extends { result: infer Member }
  ? BodyOf<Spec, Success>[Member & keyof BodyOf<Spec, Success>]
  : BodyOf<Spec, Success>;

type ItemOf<Body, Items> = Body[Items & keyof Body] extends readonly (infer Item)[] ? Item : never;

/** The name of the operation that reads something which changes by itself. */
type ReaderOf<Operations> = {
  [Name in keyof Operations]: Operations[Name] extends { unsettled: object; idempotent: true; body?: undefined }
    ? Name
    : never;
}[keyof Operations];

type Waiting<V extends ApiVersion, Reader> = [Reader] extends [never]
  ? unknown
  : WaitFor<
      PathArguments<PathOf<Reader>>,
      [QueryOf<SpecOf<PathsOf<V>, Reader>>] extends [never] ? unknown : Query<QueryOf<SpecOf<PathsOf<V>, Reader>>>,
      ResultOf<SpecOf<PathsOf<V>, Reader>, Reader>
    >;

type More<V extends ApiVersion, Resource> = Resource extends "workflowRuns" ? UpdateAll<V> : unknown;
