import { expect, test } from "vitest";
import type { Bundle, Schema } from "../../bundles/openapi.js";
import { dereference } from "./dereference.js";

function petsWith(schemas: Record<string, Schema>): Bundle {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
  const get = { operationId: "getPet", responses: { 200: { content } } };
  return { info: { title: "Pets", version: "1" }, paths: { "/pet": { get } }, components: { schemas } };
}

test("what stands beside a reference wins over what it leads to", () => {
  const owner = { $ref: "#/components/schemas/Person", description: "Who feeds it." };
  const Person = { type: "object", description: "A person." };
  const { document, recursiveSchemas } = dereference(petsWith({ Pet: { properties: { owner } }, Person }));
  expect(document).toHaveProperty(["paths", "/pet", "get", "responses", "200", "content", "application/json"], {
    schema: { properties: { owner: { type: "object", description: "Who feeds it." } } },
  });
  expect(recursiveSchemas).toEqual([]);
});

test("schemas that hold each other are left in the components, and referred to where they recur", () => {
  const Pet = { properties: { friend: { $ref: "#/components/schemas/Friend" } } };
  const Friend = { properties: { pet: { $ref: "#/components/schemas/Pet" } } };
  const { document, recursiveSchemas } = dereference(petsWith({ Pet, Friend }));
  expect(recursiveSchemas).toEqual(["Pet"]);
  const whole = { properties: { friend: Friend } };
  expect(document).toMatchObject({ components: { schemas: { Pet: whole } } });
});

test("a keyword beside a reference that restricts it is refused", () => {
  const bundle = petsWith({ Pet: { $ref: "#/components/schemas/Animal", minProperties: 1 }, Animal: {} });
  expect(() => dereference(bundle)).toThrow("minProperties beside the reference to #/components/schemas/Animal");
});
