import { expect, test } from "vitest";
import { type Bundle, methodNames, type OperationObject, type Parameter, type Schema } from "./openapi.js";
import { operationsOf } from "./operations-of.js";

const string: Schema = { type: "string" };
const query = (name: string): Parameter => ({ name, in: "query", schema: string });

/** What is found of an operation with a successful answer, in a description with a list of things and a form. */
function found(operation: Partial<OperationObject>, success: Schema = {}, shared: Parameter[] = []) {
  const responses = {
    "400": { content: { "application/json": { schema: { $ref: "#/components/schemas/Form" } } } },
    "201": { content: { "application/json": { schema: success } } },
  };
  const bundle: Bundle = {
    info: { title: "Things", version: "1" },
    paths: { "/things/{id}": { parameters: shared, post: { operationId: "postThing", responses, ...operation } } },
    components: {
      schemas: {
        Status: { type: "string", enum: ["GOING", "DONE"], "x-unsettled": ["GOING"] },
        Named: { type: "object", properties: { status: { $ref: "#/components/schemas/Status" } } },
        Thing: { allOf: [{ $ref: "#/components/schemas/Named" }, { type: "object", properties: { id: string } }] },
        Form: { type: "object", properties: { name: string, scan: { type: "string", format: "binary" } } },
      },
    },
  };
  return operationsOf(bundle)[0];
}

const thing = { $ref: "#/components/schemas/Thing" };
const enveloped: Schema = { type: "object", properties: { success: { type: "boolean" }, thing } };

test("an operation has its id, its place, its path and method, and the parameters of its path", () => {
  const places = { "x-fern-sdk-group-name": "things", "x-fern-sdk-method-name": "rename" };
  expect(found(places, {}, [{ name: "id", in: "path", schema: string }])).toMatchObject({
    id: "postThing",
    resource: "things",
    name: "rename",
    method: "POST",
    path: "/things/{id}",
    parameters: [{ name: "id" }],
    facts: { method: "POST", path: "/things/{id}" },
  });
});

// A method that is left out here would have no client, no check and no page.
test("every method that a path may have is found", () => {
  const responses = { "204": {} };
  const item = Object.fromEntries(methodNames.map((method) => [method, { operationId: `${method}Thing`, responses }]));
  const bundle: Bundle = {
    info: { title: "Things", version: "1" },
    paths: { "/things": item },
    components: { schemas: {} },
  };
  const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];
  expect(operationsOf(bundle).map(({ method }) => method)).toEqual(methods);
});

test.each<[string, Partial<OperationObject>, Schema, object]>([
  ["nothing", { "x-idempotent": false }, {}, {}],
  ["idempotency", { "x-idempotent": true }, {}, { idempotent: true }],
  ["an answer that takes long", { "x-speakeasy-timeout": 120_000 }, {}, { timeoutMs: 120_000 }],
  ["query parameters", { parameters: [query("b")] }, {}, { query: ["a", "b"] }],
  [
    "a JSON body",
    { requestBody: { content: { "application/json": { schema: string } } } },
    {},
    { body: "application/json" },
  ],
  [
    "a form with a file",
    { requestBody: { content: { "multipart/form-data": { schema: { $ref: "#/components/schemas/Form" } } } } },
    {},
    { body: "multipart/form-data", file: "scan" },
  ],
  ["a result that is the body", {}, thing, { unsettled: { status: ["GOING"] } }],
  [
    "a result in an envelope",
    { "x-fern-sdk-return-value": "thing" },
    enveloped,
    { result: "thing", unsettled: { status: ["GOING"] } },
  ],
  [
    "a result of several forms, one of which has not settled",
    {},
    { oneOf: [{ type: "object", properties: { text: string } }, thing] },
    { unsettled: { status: ["GOING"] } },
  ],
  [
    "pages",
    {
      "x-fern-pagination": {
        cursor: "$request.pageToken",
        next_cursor: "$response.nextPageToken",
        results: "$response.data",
      },
    },
    { type: "object", properties: { data: { type: "array", items: thing } } },
    { page: { token: "pageToken", next: "nextPageToken", items: "data" } },
  ],
])("the facts of %s", (what, operation, success, facts) => {
  const shared = what === "query parameters" ? [query("a")] : [];
  expect(found(operation, success, shared)?.facts).toEqual({ method: "POST", path: "/things/{id}", ...facts });
});
