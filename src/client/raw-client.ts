import type { Client, MaybeOptionalInit, ParseAsResponse } from "openapi-fetch";
import type { CallOptions } from "./options.js";

// The types of openapi-fetch, but for the answers: it would write every type in them anew, and make an enum that takes
// any string (`"A" | (string & {})`) an object with the methods of one.

/** An openapi-fetch client of the paths that openapi-typescript printed. */
export type RawClient<Paths extends Record<never, never>> = Pick<Client<Paths>, "use" | "eject"> & {
  [Method in Methods as Uppercase<Method>]: <
    Path extends PathsWith<Paths, Method>,
    Init extends MaybeOptionalInit<Paths[Path], Method & keyof Paths[Path]>,
  >(
    url: Path,
    ...init: InitParam<Init>
  ) => Promise<RawAnswer<Paths[Path][Method & keyof Paths[Path]], Init>>;
} & {
  request<
    Method extends Methods,
    Path extends PathsWith<Paths, Method>,
    Init extends MaybeOptionalInit<Paths[Path], Method & keyof Paths[Path]>,
  >(
    method: Method,
    url: Path,
    ...init: InitParam<Init>
  ): Promise<RawAnswer<Paths[Path][Method & keyof Paths[Path]], Init>>;
};

/** What a call of {@link RawClient} resolves to: `data` after a success, `error` after a refusal. */
export type RawAnswer<Operation, Init> =
  | { data: ParseAsResponse<BodyOf<Operation, Success>, Init>; error?: never; response: Response }
  | { data?: never; error: BodyOf<Operation, Failure<Operation>>; response: Response };

type Methods = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

type PathsWith<Paths, Method extends Methods> = {
  [Path in keyof Paths]: Paths[Path] extends { [M in Method]: object } ? Path : never;
}[keyof Paths];

type InitParam<Init> =
  Record<never, never> extends Init ? [(Init & Rest)?] : undefined extends Init ? [(Init & Rest)?] : [Init & Rest];

/** Options of a call, and whatever middleware or the platform's `fetch` may take beyond them. */
interface Rest extends Omit<CallOptions, "signal" | "headers"> {
  [key: string]: unknown;
}

/** Statuses that say that the API did what it was asked. */
export type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206;
type Failure<Operation> = Operation extends { responses: infer Responses } ? Exclude<keyof Responses, Success> : never;

/** The body of the answers that have one of these statuses. */
export type BodyOf<Operation, Status> = Operation extends { responses: infer Responses }
  ? {
      [S in keyof Responses & Status]: Responses[S] extends { content: infer Content }
        ? Content[keyof Content]
        : undefined;
    }[keyof Responses & Status]
  : unknown;
