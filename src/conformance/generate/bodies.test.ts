import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { deref, type Schema } from "../../bundles/openapi.js";
import { loadRunDescription } from "../description/run-description.js";
import { arbitraryOfSchema } from "./arbitrary-of-schema.js";
import { brokenBodies } from "./broken-bodies.js";

const schema: Schema = {
  type: "object",
  required: ["id", "kind"],
  properties: {
    id: { type: "string", minLength: 2, maxLength: 5 },
    kind: { enum: ["a", "b"] },
    size: { type: ["integer", "null"], minimum: 1, maximum: 9 },
    tags: { type: "array", items: { type: "string" }, maxItems: 3 },
    at: { anyOf: [{ type: "string", format: "date-time" }, { const: "never" }] },
    free: { type: "object", additionalProperties: true },
  },
  additionalProperties: false,
};
const options = { deref: (node: Schema) => node, freeKeys: ["x", "y"] };
const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

test("every generated value fits the schema", () => {
  fc.assert(
    fc.property(arbitraryOfSchema(schema, options), (value) => {
      validate(value);
      expect(validate.errors).toBeNull();
    }),
  );
});

test("a keyword that it cannot satisfy is refused by name", () => {
  expect(() => arbitraryOfSchema({ type: "integer", multipleOf: 2 }, options)).toThrow("keyword multipleOf");
  expect(() => arbitraryOfSchema({ type: "string", format: "iban" }, options)).toThrow("format iban");
});

test("every broken value breaks one rule, at the place that it names", () => {
  const whole = { id: "abc", kind: "a", size: 3, tags: ["t"], at: "never", free: {} };
  const broken = brokenBodies(options.deref, schema, whole);
  for (const { value, keys, keyword } of broken) {
    validate(value);
    const place = `/${keys.join("/")}`;
    const found = validate.errors?.map(({ keyword: own, instancePath, params }) => [
      own,
      `${instancePath}/${params.missingProperty ?? params.additionalProperty ?? ""}`.replace(/(.)\/$/, "$1"),
    ]);
    // What breaks a branch of a union breaks the union.
    if (keys[0] === "at") expect(found).toContainEqual([keyword, place]);
    else expect(found, JSON.stringify(value)).toEqual([[keyword, place]]);
  }
  const rules = new Set(broken.map(({ keys, keyword }) => `${keys.join(".")} ${keyword}`));
  expect([...rules].sort()).toEqual(
    [
      ...[
        " type",
        "at type",
        "notDocumented additionalProperties",
        "id required",
        "kind required",
        "id type",
        "id minLength",
      ],
      ...[
        "id maxLength",
        "kind enum",
        "size type",
        "size minimum",
        "size maximum",
        "tags type",
        "tags maxItems",
        "tags.0 type",
        "free type",
      ],
    ].sort(),
  );
});

describe.each(Object.keys(apiVersions) as ApiVersion[])("%s", (version) => {
  test("generated updates fit the description, and broken ones do not", async () => {
    const { bundle, schemaAt, update, violationsOf } = await loadRunDescription(version);
    const pointer = update.body?.schema ?? "";
    const ofBundle = { deref: (node: Schema) => deref(bundle, node), freeKeys: ["x"] };
    const bodies = arbitraryOfSchema(schemaAt(pointer), ofBundle);
    fc.assert(
      fc.property(bodies, (body) => {
        expect(violationsOf(pointer, body)).toEqual([]);
      }),
    );
    const broken = brokenBodies(ofBundle.deref, schemaAt(pointer), { name: "n", metadata: {} });
    expect(broken.length).toBeGreaterThan(10);
    for (const { value, keyword } of broken) {
      expect(violationsOf(pointer, value).map((violation) => violation.keyword)).toEqual([keyword]);
    }
  });
});
