import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { deref, type Schema } from "../../bundles/openapi.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { pointerTo } from "../../json.js";
import { type BrokenValue, brokenBodies } from "./broken-bodies.js";

const text: Schema = { type: "string" };
const plain = (node: Schema) => node;

/** Makes a function that tells each rule which a value breaks, as its place and its keyword. */
function rulesBrokenIn(schema: Schema): (value: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, keyword, params }) => {
      const member = params.missingProperty ?? params.additionalProperty;
      return `${member === undefined ? instancePath : pointerTo(instancePath, member)} ${keyword}`;
    });
  };
}

const ruleOf = ({ keys, keyword }: BrokenValue) => `${keys.map((key) => pointerTo("", key)).join("")} ${keyword}`;

const named = (own: Schema): Schema => ({ type: "object", required: ["id"], properties: { id: own } });

test.each<[name: string, schema: Schema, whole: unknown, rules: string[]]>([
  ["a text", text, "a", [" type"]],
  ["limits of a text", { type: "string", minLength: 1, maxLength: 3 }, "a", [" type", " minLength", " maxLength"]],
  ["limits of a number", { type: "number", minimum: 0, maximum: 3 }, 1, [" type", " minimum", " maximum"]],
  ["limits of an integer", { type: "integer", minimum: -1, maximum: 1 }, 0, [" type", " minimum", " maximum"]],
  ["a limit of 0", { type: "string", minLength: 0 }, "", [" type"]],
  ["several types", { type: ["string", "null"], minLength: 2 }, null, [" type", " minLength"]],
  ["a list of values", { enum: ["a", "b"] }, "a", [" enum"]],
  ["no rule at all", {}, {}, []],
  ["a format", { type: "string", format: "date-time" }, "2024-01-01T00:00:00Z", [" type"]],
  ["required members", named(text), { id: "a" }, [" type", "/id required", "/id type"]],
  ["a required member without a schema", { type: "object", required: ["a"] }, { a: 1 }, [" type", "/a required"]],
  [
    "a closed object",
    { type: "object", properties: {}, additionalProperties: false },
    {},
    [" type", "/notDocumented additionalProperties"],
  ],
  [
    "objects in objects",
    named(named({ ...named(text), additionalProperties: false })),
    { id: { id: { id: "a" } } },
    [
      ...[" type", "/id required", "/id type", "/id/id required", "/id/id type", "/id/id/id required"],
      ...["/id/id/id type", "/id/id/notDocumented additionalProperties"],
    ],
  ],
  [
    "entries of a list",
    { type: "array", items: named(text) },
    [{ id: "a" }, { id: "b" }],
    [" type", "/0 type", "/0/id required", "/0/id type"],
  ],
  ["a member that the value lacks", { type: "object", properties: { a: text } }, {}, [" type"]],
  ["a pattern", { type: "string", pattern: "^[a-z]+$" }, "a", [" type", " pattern"]],
  [
    "entries that are there once",
    { type: "array", items: text, uniqueItems: true },
    ["a", "b"],
    [" type", " uniqueItems", "/0 type"],
  ],
  [
    "parts",
    { allOf: [named(text), { type: "object", properties: { id: { maxLength: 3 } } }] },
    { id: "a" },
    [" type", "/id required", "/id type", "/id maxLength"],
  ],
  ["a name that a pointer escapes", { properties: { "a/b~": text } }, { "a/b~": "" }, ["/a~1b~0 type"]],
])("each rule of %s is broken, and no two at once", (_name, schema, whole, rules) => {
  const broken = brokenBodies(plain, schema, whole);
  const rulesOf = rulesBrokenIn(schema);
  expect(rulesOf(whole)).toEqual([]);
  // The parts of a schema may say the same.
  const brokenIn = (value: unknown) => [...new Set(rulesOf(value))];
  for (const body of broken) expect(brokenIn(body.value), JSON.stringify(body.value)).toEqual([ruleOf(body)]);
  expect([...new Set(broken.map(ruleOf))].sort()).toEqual([...rules].sort());
});

test.each<[schema: Schema, whole: unknown, rules: string[]]>([
  [{ oneOf: [named(text), { type: "null" }] }, { id: "a" }, ["/id required", "/id type"]],
  [{ anyOf: [{ ...named(text), additionalProperties: false }, named({ type: "integer" })] }, { id: 5 }, ["/id type"]],
  [
    { type: "object", properties: { a: text, b: text }, oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    { b: "" },
    ["/b type"],
  ],
])("of a union the branch is broken that the value is of: %j", (schema, whole, rules) => {
  const broken = brokenBodies(plain, schema, whole);
  expect(broken.map(ruleOf)).toEqual(expect.arrayContaining(rules));
});

test("a limit is exceeded by one", () => {
  const valuesOf = (schema: Schema, whole: unknown, keyword: string) =>
    brokenBodies(plain, schema, whole)
      .filter((body) => body.keyword === keyword)
      .map(({ value }) => value);
  expect(valuesOf({ type: "integer", minimum: 3 }, 5, "minimum")).toEqual([2]);
  expect(valuesOf({ type: "integer", maximum: 3 }, 1, "maximum")).toEqual([4]);
  expect(valuesOf({ type: "string", minLength: 3 }, "long", "minLength")).toEqual(["xx"]);
  expect(valuesOf({ type: "string", maxLength: 3 }, "a", "maxLength")).toEqual(["xxxx"]);
});

test("every other type comes in its turn, and none that is allowed", () => {
  const typesFor = (type: string | string[]) =>
    brokenBodies(plain, { type }, undefined).map(({ value }) =>
      value === null ? "null" : Array.isArray(value) ? "array" : typeof value,
    );
  expect(new Set(typesFor("string"))).toEqual(new Set(["number", "boolean", "null", "array", "object"]));
  expect(new Set(typesFor(["object", "null"]))).toEqual(new Set(["string", "number", "boolean", "array"]));
  expect(new Set(typesFor("number"))).toEqual(new Set(["string", "boolean", "null", "array", "object"]));
  expect(typesFor(["string", "number", "boolean", "null", "array", "object"])).toEqual([]);
});

test("what is not broken stays as it is, and the value that was given too", () => {
  const schema = { type: "object", properties: { list: { type: "array", items: text }, other: {} } };
  const whole = Object.freeze({ list: Object.freeze(["a", "b"]), other: Object.freeze({ kept: true }) });
  const inList = brokenBodies(plain, schema, whole).filter(({ keys }) => keys.join(".") === "list.0");
  expect(inList.length).toBeGreaterThan(3);
  for (const { value } of inList) {
    const { list, other } = value as typeof whole;
    expect([list.length, list[1], other]).toEqual([2, "b", { kept: true }]);
  }
  expect(whole).toEqual({ list: ["a", "b"], other: { kept: true } });
});

/** Schemas of closed objects with texts and numbers within limits, and a value that fits each. */
const { pair } = fc.letrec<{ pair: [Schema, unknown] }>((tie) => ({
  pair: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc
      .tuple(fc.nat(5), fc.nat(5))
      .map(([min, more]): [Schema, unknown] => [
        { type: "string", minLength: min, maxLength: min + more },
        "a".repeat(min),
      ]),
    fc
      .tuple(fc.integer(), fc.nat())
      .map(([min, more]): [Schema, unknown] => [
        { type: ["integer", "null"], minimum: min, maximum: min + more },
        min + more,
      ]),
    tie("pair").map(([items, entry]): [Schema, unknown] => [{ type: "array", items }, [entry]]),
    fc.dictionary(fc.constantFrom("a", "b", "c/d", "e~"), tie("pair")).map((members): [Schema, unknown] => {
      const of = (index: 0 | 1) =>
        Object.fromEntries(Object.entries(members).map(([name, member]) => [name, member[index]]));
      const properties = of(0) as Record<string, Schema>;
      return [{ type: "object", required: Object.keys(members), properties, additionalProperties: false }, of(1)];
    }),
  ),
}));

test("of any such schema every broken value breaks the one rule that it names", () => {
  fc.assert(
    fc.property(pair, ([schema, whole]) => {
      const rulesOf = rulesBrokenIn(schema);
      expect(rulesOf(whole)).toEqual([]);
      const broken = brokenBodies(plain, schema, whole);
      expect(broken.length).toBeGreaterThan(0);
      for (const body of broken) expect(rulesOf(body.value)).toEqual([ruleOf(body)]);
    }),
    { numRuns: 50 },
  );
});

test.each(Object.keys(apiVersions) as ApiVersion[])(
  "%s: every rule of an update is broken by itself",
  async (version) => {
    const bundle = await readBundle(version);
    const ref = { $ref: "#/components/schemas/UpdateWorkflowRunRequest" };
    const whole = { name: "a", metadata: { own: 1, "extend:usage_tags": ["a"] } };
    const broken = brokenBodies((node) => deref(bundle, node), ref, whole);
    const rulesOf = rulesBrokenIn({ ...ref, components: bundle.components });
    expect(rulesOf(whole)).toEqual([]);
    for (const body of broken) expect(rulesOf(body.value), JSON.stringify(body.value)).toEqual([ruleOf(body)]);
    const rules = [...new Set(broken.map(ruleOf))];
    expect(rules).toEqual(
      expect.arrayContaining([" type", "/name type", "/metadata type", "/notDocumented additionalProperties"]),
    );
    // Only the dated versions say what usage tags are.
    const inTags = rules.filter((rule) => rule.startsWith("/metadata/extend:usage_tags"));
    expect(inTags.length > 0).toBe(apiVersions[version].versionHeader !== undefined);
  },
);

test.each<[Schema, unknown]>([
  [{ type: "string", enum: ["a", "b"] }, "a"],
  [{ type: "string", const: "a" }, "a"],
  [{ enum: ["ab"], maxLength: 2 }, "ab"],
])("no two rules are broken at once by %j", (schema, whole) => {
  const rulesOf = rulesBrokenIn(schema);
  for (const body of brokenBodies(plain, schema, whole)) expect(rulesOf(body.value)).toEqual([ruleOf(body)]);
});

test.each<[string, Schema, unknown]>([
  ["minItems", { type: "array", items: text, minItems: 1 }, ["a"]],
  ["maxItems", { type: "array", items: text, maxItems: 1 }, ["a"]],
  ["enum", { enum: [1, 2] }, 1],
])("%s is broken, too: %j", (keyword, schema, whole) => {
  expect(brokenBodies(plain, schema, whole).map((body) => body.keyword)).toContain(keyword);
});
