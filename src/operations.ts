/**
 * What a program must know of an operation to send it and to take its answer apart, as `make generate` prints it from
 * the description. What is false or does not apply is left out: the table is part of every client.
 */
export interface Operation {
  /** In capitals. */
  readonly method: string;
  /** As the description writes it, with its parameters in braces. */
  readonly path: string;
  /** Names of the query parameters. */
  readonly query?: readonly string[];
  /** Media type of the request body. */
  readonly body?: string;
  /** The member of a multipart body that holds the file. */
  readonly file?: string;
  /** Repeating the request leaves the same state. */
  readonly idempotent?: true;
  /** How long an answer may take, in milliseconds, where that is longer than clients wait otherwise. */
  readonly timeoutMs?: number;
  /** The member of a successful answer that holds the result; left out where the body is the result. */
  readonly result?: string;
  /** How a list goes on. */
  readonly page?: Page;
  /** Members of the result that change by themselves, each with the values that will not stay. */
  readonly unsettled?: { readonly [member: string]: readonly string[] };
}

/** How the pages of a list hang together. */
export interface Page {
  /** The query parameter that asks for a page. */
  readonly token: string;
  /** The member of an answer that holds the token of the next page. */
  readonly next: string;
  /** The member of an answer that holds the things listed. */
  readonly items: string;
}

/** The operations of an API version by their place in the client: resource, then method. */
export interface OperationTable {
  readonly [resource: string]: { readonly [name: string]: Operation };
}

/** An operation with its place in the client, such as `workflowRuns` and `get`. */
export interface PlacedOperation extends Operation {
  readonly resource: string;
  readonly name: string;
}

/** The operations of a table, one after the other. */
export function placedOperations(table: OperationTable): PlacedOperation[] {
  return Object.entries(table).flatMap(([resource, methods]) =>
    Object.entries(methods).map(([name, operation]) => ({ resource, name, ...operation })),
  );
}
