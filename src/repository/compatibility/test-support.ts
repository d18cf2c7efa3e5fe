import type { Bundle, OperationObject, Schema, VersionStatus } from "../../bundles/openapi.js";

/** A small description: one read, one update, and a run with two members. */
export function bundle(change: (bundle: Bundle) => void = () => {}, status?: VersionStatus): Bundle {
  // Not structuredClone: what two operations share must not be shared by the copy.
  const made = JSON.parse(JSON.stringify(description)) as Bundle;
  if (status) made.info["x-status"] = status;
  change(made);
  return made;
}

const run = { $ref: "#/components/schemas/Run" };
const answer = {
  description: "The run.",
  headers: { "x-id": { schema: { type: "string" } } },
  content: { "application/json": { schema: run, examples: { processed: { value: {} } } } },
};

const description = {
  openapi: "3.1.0",
  info: { title: "Runs", version: "1" },
  servers: [{ url: "https://one.example" }, { url: "https://two.example" }],
  paths: {
    "/runs/{id}": {
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "string" } },
        { name: "x-version", in: "header", schema: { type: "string", enum: ["1"] } },
      ],
      get: { operationId: "getRun", "x-idempotent": true, responses: { 200: answer } },
      post: {
        operationId: "updateRun",
        "x-idempotent": true,
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Update" } } } },
        responses: { 200: answer },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: "http", scheme: "bearer" } },
    schemas: {
      Run: {
        type: "object",
        required: ["id", "files"],
        properties: {
          id: { type: "string" },
          status: { type: "string", enum: ["DONE", "FAILED"] },
          files: { type: "array", items: { $ref: "#/components/schemas/File" } },
          first: { anyOf: [{ $ref: "#/components/schemas/File" }, { type: "null" }] },
        },
      },
      File: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
      Update: {
        type: "object",
        additionalProperties: false,
        properties: { name: { type: "string" }, metadata: { type: "object", additionalProperties: true } },
      },
    },
  },
} as unknown as Bundle;

/** The members of a component. */
export function membersOf(made: Bundle, component: string): Record<string, Schema> {
  return made.components.schemas[component]?.properties as Record<string, Schema>;
}

/** An operation by its method. */
export function operation(made: Bundle, method: "get" | "post"): OperationObject {
  return Object.values(made.paths)[0]?.[method] as OperationObject;
}
