import { describe, expect, test } from "vitest";
import { type ApiVersion, apiVersions } from "../../api-versions.js";
import type { Bundle, Schema } from "../../bundles/openapi.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { createSchemaReader } from "./schema-reader.js";

const bundleOf = (schemas: Record<string, Schema>): Bundle => ({ paths: {}, components: { schemas } });

const reader = createSchemaReader(
  bundleOf({
    Pet: {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", minLength: 1 },
        born: { type: ["string", "null"], format: "date-time" },
        size: { enum: ["small", "large"] },
        owner: { anyOf: [{ $ref: "#/components/schemas/Person" }, { type: "null" }] },
      },
    },
    Person: { type: "object", required: ["id"], properties: { id: { type: "integer", minimum: 1 } } },
    Step: { anyOf: [{ $ref: "#/components/schemas/Cut" }, { $ref: "#/components/schemas/Fold" }] },
    Cut: {
      type: "object",
      required: ["type", "depth"],
      properties: { type: { const: "CUT" }, depth: { type: "number" } },
    },
    Fold: {
      type: "object",
      required: ["type"],
      properties: { type: { const: "FOLD" }, pet: { $ref: "#/components/schemas/Pet" } },
    },
    Steps: { type: "array", items: { $ref: "#/components/schemas/Step" } },
  }),
);

const violations = (name: string, value: unknown) =>
  reader
    .violationsOf(`#/components/schemas/${name}`, value)
    .map(({ keys, schemaAt, received, documented }) => [keys.join("."), schemaAt, received, documented]);

test("a value that fits has none", () => {
  expect(violations("Pet", { name: "Rex", born: null, owner: { id: 1 }, more: true })).toEqual([]);
});

test("each has its place in the value and in the description, outermost first", () => {
  const pet = "#/components/schemas/Pet";
  expect(violations("Pet", { born: "yesterday", size: "tiny", owner: { id: 0 } })).toEqual([
    ["name", `${pet}/required`, "nothing", 'a member "name"'],
    ["born", `${pet}/properties/born/format`, '"yesterday"', "a string of format date-time"],
    ["size", `${pet}/properties/size/enum`, '"tiny"', 'one of "small", "large"'],
    ["owner.id", "#/components/schemas/Person/properties/id/minimum", "0", "1 or more"],
  ]);
});

test("of a union only the branch is told that was meant", () => {
  expect(violations("Steps", [{ type: "CUT" }, { type: "FOLD", pet: { name: "" } }])).toEqual([
    ["0.depth", "#/components/schemas/Cut/required", "nothing", 'a member "depth"'],
    ["1.pet.name", "#/components/schemas/Pet/properties/name/minLength", '""', "at least 1 character"],
  ]);
});

test("a tag that no branch has is told once, with those that there are", () => {
  expect(violations("Step", { type: "GLUE", depth: 1 })).toEqual([
    ["type", "#/components/schemas/Step/anyOf", '"GLUE"', 'one of "CUT", "FOLD"'],
  ]);
});

test("a pointer that leads nowhere is refused", () => {
  expect(() => reader.violationsOf("#/components/schemas/None", {})).toThrow("no schema at #/components/schemas/None");
  expect(() => reader.schemaAt("#/components/schemas/None")).toThrow("no schema at #/components/schemas/None");
});

describe.each(Object.keys(apiVersions) as ApiVersion[])("%s", (version) => {
  test("every example of a run fits its schema", async () => {
    // biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document
    const bundle: any = await readBundle(version);
    const { envelope } = apiVersions[version];
    const { violationsOf } = createSchemaReader(bundle);
    const runs = Object.values<{ value: Record<string, unknown> }>(bundle.components.examples)
      .map(({ value }) => (envelope === undefined ? value : value[envelope]) as Record<string, unknown> | undefined)
      .filter((run) => run?.object === "workflow_run");
    expect(runs.length).toBeGreaterThan(9);
    for (const run of runs) expect(violationsOf("#/components/schemas/WorkflowRun", run)).toEqual([]);
  });
});
