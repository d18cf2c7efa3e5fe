import { expect, test } from "vitest";
import type { SchemaOf } from "../../api-versions.js";
import { ExtractionError, extractionOf, InvalidInputError } from "../index.js";
import type { JsonSchema } from "./json-schema.js";
import type { StandardResult, StandardSchema } from "./standard-schema.js";

type ExtractRun = SchemaOf<"2026-02-09", "ExtractRun">;

/** A run that has ended so. */
function ended(run: Partial<ExtractRun>): ExtractRun {
  return { id: "exr_1", status: "PROCESSED", failureReason: null, failureMessage: null, ...run } as ExtractRun;
}
const valued = (value: Record<string, unknown>) => ended({ output: { value, metadata: {} } });

const text = { type: ["string", "null"] };
const schemaOf = (a: unknown) => ({ type: "object", properties: { a } }) as JsonSchema;

// What libraries write, and people, beside what Extend takes by its documentation.
test.each<[string, unknown, unknown]>([
  ["a nullable text", text, text],
  ["a text", { type: "string" }, text],
  ["a number", { type: "number", minimum: 0 }, { type: ["number", "null"] }],
  ["null or a text, as a choice", { anyOf: [{ type: "string" }, { type: "null" }] }, text],
  ["the same with oneOf", { oneOf: [{ type: "null" }, { type: "boolean" }] }, { type: ["boolean", "null"] }],
  ["words", { ...text, title: "A", description: "The a." }, { ...text, description: "The a." }],
  [
    "Extend's own keywords",
    { ...text, "extend:type": "date", "extend:name": "b" },
    { ...text, "extend:type": "date", "extend:name": "b" },
  ],
  ["a date", { type: "string", format: "date", pattern: "^." }, { ...text, "extend:type": "date" }],
  ["a choice of texts", { type: "string", enum: ["x", "y"] }, { enum: ["x", "y", null] }],
  ["a choice with null", { enum: ["x", null] }, { enum: ["x", null] }],
  ["one text", { const: "x" }, { enum: ["x", null] }],
  [
    "texts, each as a choice",
    { anyOf: [{ const: "x" }, { enum: ["y"] }, { type: "null" }] },
    { enum: ["x", "y", null] },
  ],
  ["a list of texts", { type: "array", items: text, minItems: 1 }, { type: "array", items: { type: "string" } }],
  ["a list of choices", { type: "array", items: { enum: ["x", null] } }, { type: "array", items: { enum: ["x"] } }],
  [
    "an object, in the order of its properties",
    { type: ["object", "null"], properties: { b: text, c: text }, required: ["c"] },
    { type: "object", properties: { b: text, c: text }, required: ["b", "c"], additionalProperties: false },
  ],
  [
    "an object, in an order of its own",
    { type: "object", properties: { b: text, c: text }, required: ["c", "b"] },
    { type: "object", properties: { b: text, c: text }, required: ["c", "b"], additionalProperties: false },
  ],
])("%s is sent in the form that the API takes", (_, written, sent) => {
  const { schema } = extractionOf(schemaOf(written));
  expect(schema).toEqual({ type: "object", properties: { a: sent }, required: ["a"], additionalProperties: false });
  expect(extractionOf(schema).schema).toEqual(schema);
});

/** A schema of a library without JSON Schema, which takes its time to check. */
const unusual: StandardSchema<unknown, { a: string }> = {
  "~standard": {
    version: 1,
    vendor: "others",
    async validate(value): Promise<StandardResult<{ a: string }>> {
      const { a } = value as { a: string };
      const issues = [
        { message: "as empty as can be", path: [{ key: "a" }] },
        { message: "a is short", path: ["a"] },
        { message: "No." },
      ];
      return a ? { value: { a: a.trim() } } : { issues };
    },
  },
};

test.each<[string, unknown, string]>([
  ["a reference", schemaOf({ $ref: "#/$defs/a" }), "a has $ref, which no extraction knows"],
  ["parts", schemaOf({ allOf: [text] }), "a has allOf, which no extraction knows"],
  ["a tuple", schemaOf({ type: "array", prefixItems: [text] }), "a has prefixItems, which no extraction knows"],
  ["a choice of types", schemaOf({ anyOf: [text, { type: "array", items: text }] }), "a is a choice between"],
  ["several types", schemaOf({ type: ["string", "number"] }), "a has several types: string, number"],
  ["a map", schemaOf({ type: "object", additionalProperties: text }), "a is an object without properties"],
  ["anything", schemaOf({ type: "array", items: schemaOf({}) }), "a[].a has no type that an extraction knows"],
  ["a list of anything", schemaOf({ type: "array" }), "a[] is no JSON Schema but undefined"],
  ["numbers to choose from", schemaOf({ enum: [1, 2] }), "a lists values that are no texts"],
  ["a text at the root", text, "it is not of type object"],
  ["nothing", undefined, "it is no JSON Schema but undefined"],
  ["a library without JSON Schema", unusual, "Convert it, and pass that as the second argument"],
])("%s is refused, with its place", (_, schema, says) => {
  const make = () => extractionOf(schema as JsonSchema);
  expect(make).toThrow(InvalidInputError);
  expect(make).toThrow(says);
});

const things = extractionOf({
  type: "object",
  properties: {
    a: { type: "string" },
    b: { type: "array", items: schemaOf({ anyOf: [{ type: "integer" }, { type: "null" }] }) },
    c: { anyOf: [{ const: "x" }, { type: "null" }] },
  },
  required: ["a", "b"],
});
const others = extractionOf(unusual, schemaOf(text));

test("a value that fits comes back, as the schema has made it", async () => {
  const run = valued({ a: "four", b: [{ a: null }, { a: 5 }], other: true });
  expect(things.typed(run)).toBe(run);
  expect(await things.check(run)).toEqual({ a: "four", b: [{ a: null }, { a: 5 }], other: true });
  expect(await others.check(valued({ a: " x " }))).toEqual({ a: "x" });
});

test.each<[{ check(run: ExtractRun): Promise<unknown> }, Record<string, unknown>, string[]]>([
  [things, { a: null, b: [], c: "z" }, ["a: must be string; got null", 'c: must be one of "x"; got string']],
  [
    things,
    { a: "x", b: [{}, { a: 0.5 }, { a: [] }] },
    ["b[0].a: is missing", "b[1].a: must be integer; got number", "b[2].a: must be integer; got array"],
  ],
  [things, { b: {} }, ["a: is missing", "b: must be array; got object"]],
])("a value that does not fit is an error with every place: %#", async (extraction, value, says) => {
  const error = await extraction.check(valued(value)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ExtractionError);
  const issues = says.map((line) => line.split(": ") as [string, string]).map(([path, message]) => ({ path, message }));
  expect(error).toMatchObject({ runId: "exr_1", retryable: false, issues });
  expect((error as Error).message).toBe(`The value of the run exr_1 does not fit: ${says.join("; ")}`);
});

test("places are named once, by the library or here", async () => {
  await expect(others.check(valued({ a: "" }))).rejects.toMatchObject({
    message: "The value of the run exr_1 does not fit: a: as empty as can be; a is short; No.",
    issues: [
      { path: "a", message: "as empty as can be" },
      { path: "a", message: "a is short" },
      { path: "", message: "No." },
    ],
  });
});

test("a long list of what does not fit is cut in the message only", async () => {
  const value = { a: "x", b: Array.from({ length: 9 }, () => ({ a: "5" })) };
  const error = await things.check(valued(value)).catch((reason: unknown) => reason);
  expect((error as ExtractionError).issues).toHaveLength(9);
  expect(String(error)).toMatch(/b\[2\]\.a: must be integer; got string; and 6 more$/);
});

const old = { invoice: { id: "f", type: "string", value: "5" } } as unknown as ExtractRun["output"];
test.each<[Partial<ExtractRun>, string]>([
  [
    { status: "FAILED", output: null, failureReason: "OUT_OF_CREDITS", failureMessage: "No credits." },
    "it is FAILED (OUT_OF_CREDITS, No credits.).",
  ],
  [{ status: "PROCESSING", output: null }, "it is PROCESSING."],
  [{ output: old }, "it is PROCESSED."],
])("a run without a value says so: %#", async (run, says) => {
  const error = await things.check(ended(run)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "ExtractionError", runId: "exr_1", issues: [] });
  expect((error as Error).message).toBe(`The run exr_1 has no value: ${says}`);
});
