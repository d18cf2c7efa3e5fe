/** One file that other teams' tools take. */
export interface Artefact {
  /** Where it lies in `dist/share/`. */
  path: string;
  kind: ArtefactKind;
  mediaType: "application/json" | "application/yaml" | "application/schema+json" | "text/plain";
  /** Schemas that hold themselves, to which a dereferenced description still refers. */
  recursiveSchemas?: string[];
  text: string;
}

/** What a file holds, whatever its syntax. */
export type ArtefactKind = keyof typeof artefactKinds;

/** Each kind of file: what it holds, and who takes it. */
export const artefactKinds = {
  "openapi-3.1": {
    holds: "The description, OpenAPI 3.1",
    takenBy: "Generators of clients, types and docs, mocks, linters. Start here",
  },
  "openapi-3.0": {
    holds: "The same in OpenAPI 3.0.3, which knows no webhooks",
    takenBy: "Tools that do not read 3.1, as many generators for Java and Go do not",
  },
  "openapi-3.1-dereferenced": {
    holds: "The 3.1 description with no `$ref`, but where a schema holds itself",
    takenBy: "Tools and scripts that do not follow references",
  },
  "json-schema": {
    holds: "What operations result in, lists, the events of webhooks, errors: JSON Schema 2020-12, each in one file",
    takenBy: "Validators (Ajv, …) and generators of models (quicktype, …)",
  },
  "postman-collection": {
    holds: "A Postman collection, v2.1, a folder per tag; set its variable `bearerToken`",
    takenBy: "Postman, and what imports its collections",
  },
  arazzo: {
    holds: "The calls of the life of a document in their order, Arazzo 1.0, and the file that they upload",
    takenBy: "Runners and viewers of call sequences, such as `redocly respect`",
  },
} as const;
