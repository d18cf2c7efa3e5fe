import { expect, test } from "vitest";
import type { Bundle } from "../../bundles/openapi.js";
import { toOpenapi30 } from "./to-openapi-30.js";

function schemasOf(schemas: Bundle["components"]["schemas"]): unknown {
  const info = { title: "Pets", version: "1", summary: "All pets.", license: { name: "MIT", identifier: "MIT" } };
  const { components, ...rest } = toOpenapi30({ info, paths: {}, components: { schemas } });
  expect(rest).toMatchObject({ openapi: "3.0.3", info: { description: "All pets." } });
  expect(rest.info).toHaveProperty("license", { name: "MIT", url: "https://spdx.org/licenses/MIT.html" });
  expect(rest.info).not.toHaveProperty("summary");
  return (components as Bundle["components"]).schemas;
}

test("a value that is false for good stays so", () => {
  expect(schemasOf({ Failed: { type: "boolean", const: false } })).toEqual({
    Failed: { type: "boolean", enum: [false] },
  });
});

test("a schema or null becomes a schema or a nullable one that allows nothing else", () => {
  const Owner = { anyOf: [{ $ref: "#/components/schemas/Person" }, { type: "null" }] };
  expect(schemasOf({ Person: { type: "object" }, Owner })).toHaveProperty("Owner", {
    anyOf: [{ $ref: "#/components/schemas/Person" }, { type: "string", nullable: true, enum: [null] }],
  });
});

test("an example that looks like a schema is left alone", () => {
  const example = { type: ["string", "null"], const: false };
  expect(schemasOf({ Form: { type: "object", examples: [example] } })).toEqual({ Form: { type: "object", example } });
});
