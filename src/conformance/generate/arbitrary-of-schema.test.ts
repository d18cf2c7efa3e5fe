import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { type Bundle, deref, type Schema } from "../../bundles/openapi.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { arbitraryOfSchema } from "./arbitrary-of-schema.js";

const freeKeys = ["x", "y", "z"];
const options = { deref: (node: Schema) => node, freeKeys };

function validatorOf(schema: Schema) {
  const ajv = new Ajv2020({ strict: false, ownProperties: true });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return (value: unknown) => (validate(value) ? null : validate.errors);
}

function expectToFit(schema: Schema): void {
  const errorsOf = validatorOf(schema);
  fc.assert(
    fc.property(arbitraryOfSchema(schema, options), (value) => {
      expect(errorsOf(value)).toBeNull();
      // What is sent is the text that JSON makes of it.
      expect(errorsOf(JSON.parse(JSON.stringify(value)))).toBeNull();
    }),
  );
}

/** Whether one of the generated values is such. */
function gives(schema: Schema, isSuch: (value: never) => boolean): boolean {
  const sample = fc.sample(arbitraryOfSchema(schema, options), { seed: 1, numRuns: 300 });
  return (sample as never[]).some(isSuch);
}

const text: Schema = { type: "string" };
const closed: Schema = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "integer" }, note: text },
  additionalProperties: false,
};

describe("every generated value fits", () => {
  test.each<Schema>([
    {},
    { type: "null" },
    { type: "boolean" },
    { type: "integer" },
    { type: "integer", minimum: -3, maximum: 3 },
    { type: "integer", minimum: 5, maximum: 5 },
    { type: "number" },
    { type: "number", minimum: 0, maximum: 1 },
    text,
    { type: "string", minLength: 3, maxLength: 5 },
    { type: "string", maxLength: 1 },
    { type: ["string", "integer", "null"], minLength: 2, maximum: 4 },
    { enum: ["a", 1, null, { b: [] }] },
    { type: "string", enum: ["a", "b"] },
    { const: null },
    { const: { a: 1 } },
    { anyOf: [text, { type: "object", properties: { a: { type: "integer" } } }, { type: "null" }] },
    { oneOf: [closed, { type: "array", items: text }] },
    { anyOf: [{ anyOf: [text, { type: "null" }] }, { type: "integer", minimum: 1 }] },
    { type: "array" },
    { type: "array", items: text, minItems: 2, maxItems: 3 },
    { type: "array", items: { type: "array", items: closed, maxItems: 1 } },
    closed,
    { type: "object" },
    { type: "object", additionalProperties: true },
    { type: "object", additionalProperties: { type: "integer", minimum: 0 } },
    { type: "object", required: ["id"], properties: { id: text }, additionalProperties: closed },
    { type: "object", required: ["x"], properties: { x: { type: "integer" } }, additionalProperties: true },
    { type: "object", properties: { __proto: text, constructor: text, toString: text } },
    { type: "string", pattern: "^[a-z]{2}-\\d+$", maxLength: 6 },
    { type: "array", items: { enum: [0, 1, { a: 1 }] }, uniqueItems: true },
    { type: "array", items: { type: "number" }, uniqueItems: true },
    { allOf: [text, { minLength: 3 }, { maxLength: 4, minLength: 1 }] },
    { allOf: [{ type: ["number", "null"] }, { type: ["integer", "string"] }], minimum: 2 },
    { allOf: [closed, { required: ["note"], properties: { note: { minLength: 9 } } }], type: "object" },
    { allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
    { ...closed, description: "a", title: "a", examples: [1], example: 1, default: 1, deprecated: true },
  ])("%j", expectToFit);

  test("a date-time", () => {
    expectToFit({ type: "string", format: "date-time" });
  });

  test.each<Schema>([
    { type: "array", items: text, minItems: 5 },
    { type: "string", minLength: 100 },
    { type: "string", maxLength: 0 },
    { type: "integer", minimum: 2 ** 31 },
    { type: "integer", maximum: -(2 ** 31) - 1 },
  ])("a limit beyond those that are taken where none is given: %j", expectToFit);

  test("a member that has the name of a free key", () => {
    expectToFit({ type: "object", properties: { x: { type: "integer" } }, additionalProperties: true });
  });
});

describe("every version", () => {
  test.each(Object.keys(apiVersions) as ApiVersion[])("%s: every update fits", async (version) => {
    const bundle = await readBundle(version);
    const { UpdateWorkflowRunRequest } = bundle.components.schemas as Record<string, Schema>;
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    ajv.addSchema(bundle, "bundle");
    const validate = ajv.getSchema("bundle#/components/schemas/UpdateWorkflowRunRequest");
    const ofBundle = { deref: (node: Schema) => deref(bundle, node), freeKeys };
    fc.assert(
      fc.property(arbitraryOfSchema(UpdateWorkflowRunRequest ?? {}, ofBundle), (value) => {
        validate?.(value);
        expect(validate?.errors).toBeNull();
      }),
    );
  });
});

test.each<[string, Schema, (value: never) => boolean]>([
  ["an optional member", closed, (value: object) => "note" in value],
  ["no optional member", closed, (value: object) => !("note" in value)],
  ["the first branch", { anyOf: [text, { type: "null" }] }, (value) => typeof value === "string"],
  ["the last branch", { anyOf: [text, { type: "null" }] }, (value) => value === null],
  ["the first type", { type: ["integer", "null"] }, (value) => Number.isInteger(value)],
  ["the last type", { type: ["integer", "null"] }, (value) => value === null],
  ["every value of a list", { enum: ["a", "b"] }, (value) => value === "b"],
  ["the lower limit", { type: "integer", minimum: 2, maximum: 9 }, (value) => value === 2],
  ["the upper limit", { type: "integer", minimum: 2, maximum: 9 }, (value) => value === 9],
  ["an empty list", { type: "array", items: text }, (value: unknown[]) => value.length === 0],
  ["a list", { type: "array", items: text }, (value: unknown[]) => value.length > 1],
  ["free keys", { type: "object", additionalProperties: true }, (value: object) => "z" in value],
  ["no free keys", { type: "object", additionalProperties: true }, (value) => Object.keys(value).length === 0],
])("%s comes", (_what, schema, isSuch) => {
  expect(gives(schema, isSuch)).toBe(true);
});

test.each<[string, Schema, (value: never) => boolean]>([
  ["an undescribed member without additionalProperties", { type: "object", properties: { a: text } }, hasOther],
  ["an undescribed member where none is allowed", closed, (value: object) => "x" in value],
  ["another key than the free ones", { type: "object", additionalProperties: true }, hasOther],
])("%s does not come", (_what, schema, isSuch) => {
  expect(gives(schema, isSuch)).toBe(false);
});

function hasOther(value: object): boolean {
  return Object.keys(value).some((key) => !["a", ...freeKeys].includes(key)) || ("a" in value && "x" in value);
}

test("a reference is followed wherever it stands", () => {
  const bundle: Bundle = {
    info: { title: "Pets", version: "1" },
    paths: {},
    components: { schemas: { Size: { type: "integer", minimum: 1, maximum: 2 } } },
  };
  const ref = { $ref: "#/components/schemas/Size" };
  const schema = {
    type: "object",
    required: ["a", "b", "c"],
    properties: { a: ref, b: items(ref), c: { anyOf: [ref] } },
  };
  const sizes = arbitraryOfSchema(schema, { deref: (node) => deref(bundle, node), freeKeys });
  fc.assert(
    fc.property(sizes, (value) => {
      const { a, b, c } = value as { a: number; b: number[]; c: number };
      for (const size of [a, ...b, c]) expect([1, 2]).toContain(size);
    }),
  );
});

function items(schema: Schema): Schema {
  return { type: "array", items: schema };
}

test.each<[string, Schema]>([
  ["multipleOf", { type: "integer", multipleOf: 2 }],
  ["exclusiveMinimum", { type: "integer", exclusiveMinimum: 2 }],
  ["minProperties", { type: "object", minProperties: 1 }],
  ["patternProperties", { type: "object", patternProperties: {} }],
  ["allOf", { allOf: [{ type: "string", pattern: "^a" }, { pattern: "b$" }] }],
  ["not", { not: text }],
  ["if", { if: text }],
  ["not", { type: "object", properties: { a: { type: "array", items: { anyOf: [{ not: text }] } } } }],
  ["not", { type: "object", additionalProperties: { type: "string", not: { const: "a" } } }],
])("the keyword %s is refused, not overlooked: %j", (keyword, schema) => {
  expect(() => arbitraryOfSchema(schema, options)).toThrow(
    `No values can be generated for the keyword ${keyword} of a schema.`,
  );
});

test("a type and a format that it does not know are refused by name", () => {
  expect(() => arbitraryOfSchema({ type: "file" }, options)).toThrow("the type file");
  expect(() => arbitraryOfSchema({ type: ["null", "string"], format: "uuid" }, options)).toThrow("the format uuid");
});

test.each<Schema>([
  { type: "object", required: ["id"], properties: { id: text }, anyOf: [{ type: "object", properties: { a: text } }] },
  { maxLength: 0 },
  { required: ["id"] },
  { properties: { a: { type: "integer" } }, required: ["a"] },
  { type: "integer", enum: [1, "a"] },
  { oneOf: [{ type: "integer" }, { type: "number" }] },
])("what it does not satisfy, it refuses: %j", (schema) => {
  let isRefused = false;
  try {
    arbitraryOfSchema(schema, options);
  } catch {
    isRefused = true;
  }
  if (!isRefused) expectToFit(schema);
});
