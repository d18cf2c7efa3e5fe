import { expect, test } from "vitest";
import type { Bundle, Schema } from "../../bundles/openapi.js";
import type { Description } from "./load-description.js";
import { loadRunDescription } from "./run-description.js";
import { createSchemaReader } from "./schema-reader.js";
import { walkDescribed } from "./walk-described.js";

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const text: Schema = { type: "string" };

const bundle: Bundle = {
  info: { title: "Pets", version: "1" },
  paths: {},
  components: {
    schemas: {
      Pet: {
        type: "object",
        properties: {
          name: text,
          home: { type: "object", properties: { street: text } },
          toys: { type: "array", items: { type: "object", properties: { colour: text } } },
          notes: { type: "object", additionalProperties: true },
          blob: { type: "object" },
          anything: {},
          labels: { type: "object", additionalProperties: { type: "object", properties: { by: text } } },
          open: {
            type: "object",
            properties: { inner: { type: "object", properties: { a: text } } },
            additionalProperties: true,
          },
          mixed: {
            type: "object",
            properties: { count: { type: "object", properties: { a: text } } },
            additionalProperties: { type: "object", properties: { b: text } },
          },
          owner: { anyOf: [ref("Person"), ref("Club"), { type: "null" }] },
          pedigree: ref("Pedigree"),
          whole: { allOf: [ref("Person"), { type: "object", properties: { since: text } }] },
        },
      },
      Person: { type: "object", properties: { id: text, at: { type: "object", properties: { city: text } } } },
      Club: { type: "object", properties: { title: text, at: { type: "object", properties: { room: text } } } },
      Pedigree: {
        type: "object",
        properties: { id: text, mother: ref("Pedigree"), others: { type: "array", items: ref("Pedigree") } },
      },
      Either: { anyOf: [ref("Either"), ref("Person")] },
    },
  },
};
const description = { ...createSchemaReader(bundle), bundle } as Description;

function unknownIn(value: unknown, name = "Pet"): string[] {
  const found: string[] = [];
  walkDescribed(description, `#/components/schemas/${name}`, value, {
    unknown(place) {
      found.push(place().join("."));
    },
  });
  return found;
}

function typesIn(value: unknown): Record<string, unknown[]> {
  const found: Record<string, unknown[]> = {};
  walkDescribed(description, "#/components/schemas/Pet", value, {
    described(_value, schemas, place) {
      found[place().join(".")] = schemas.map(({ type }) => type);
    },
  });
  return found;
}

test.each<[string, unknown, string[]]>([
  ["at the top", { name: "Rex", nmae: 1 }, ["nmae"]],
  ["in an object", { home: { street: "a", zip: 1 } }, ["home.zip"]],
  ["in the entries of a list", { toys: [{ colour: "red" }, { color: "red" }] }, ["toys.1.color"]],
  ["once, not again for what it holds", { extra: { deep: { deeper: 1 } } }, ["extra"]],
  ["outermost first", { home: { zip: 1 }, extra: 1, toys: [{ size: 1 }] }, ["home.zip", "extra", "toys.0.size"]],
  ["named like something that all objects inherit", { constructor: 1, toString: 2 }, ["constructor", "toString"]],
  ["named __proto__", JSON.parse('{"__proto__": {"name": 1}}'), ["__proto__"]],
  ["within a member that a schema of an open object names", { open: { inner: { b: 1 } } }, ["open.inner.b"]],
])("an unknown member is found %s", (_where, value, want) => {
  expect(unknownIn(value)).toEqual(want);
});

test.each<[string, unknown]>([
  ["in an object that allows any", { notes: { a: { b: [{ c: 1 }] } } }],
  ["in an object of which nothing is said", { blob: { a: { b: 1 } } }],
  ["where there may be anything", { anything: { a: 1 } }],
  ["beside the named members of an open object", { open: { inner: { a: "" }, other: { b: 1 } } }],
  ["in a value of another type than the described one", { name: { first: 1 }, toys: { colour: 1 }, home: ["zip"] }],
  ["in values that hold nothing", { home: null, toys: [null, 5], owner: null }],
])("nothing is unknown %s", (_where, value) => {
  expect(unknownIn(value)).toEqual([]);
});

test("members that additionalProperties describes are known, and looked into", () => {
  expect(unknownIn({ labels: { red: { by: "a" }, __proto: { by: "a", on: 1 } } })).toEqual(["labels.__proto.on"]);
});

test("additionalProperties describes only what properties does not", () => {
  expect(unknownIn({ mixed: { count: { a: "", b: "" }, other: { a: "", b: "" } } })).toEqual([
    "mixed.count.b",
    "mixed.other.a",
  ]);
});

test("a union knows what any of its branches knows, also further down", () => {
  const owner = { id: "1", title: "a", at: { city: "a", room: "b", floor: 1 }, age: 1 };
  expect(unknownIn({ owner })).toEqual(["owner.at.floor", "owner.age"]);
});

test("allOf knows what any of its parts knows", () => {
  expect(unknownIn({ whole: { id: "1", since: "a", until: "b" } })).toEqual(["whole.until"]);
});

test("a schema that refers to itself is followed as deep as the value goes", () => {
  const value = { pedigree: { id: "1", mother: { mother: { others: [{ id: "2", age: 1 }] } } } };
  expect(unknownIn(value)).toEqual(["pedigree.mother.mother.others.0.age"]);
});

test("a union that is its own branch ends", () => {
  expect(unknownIn({ id: "1", age: 1 }, "Either")).toEqual(["age"]);
});

test("described values come with all schemas of their place; free-form and unknown ones do not come", () => {
  const value = { name: "Rex", notes: { a: 1 }, owner: { id: "1" }, toys: [{ colour: "red" }], extra: 1 };
  expect(typesIn(value)).toEqual({
    "": ["object"],
    name: ["string"],
    notes: ["object"],
    owner: [undefined, "object", "object", "null"],
    "owner.id": ["string"],
    toys: ["array"],
    "toys.0": ["object"],
    "toys.0.colour": ["string"],
  });
});

test("a second walk finds the same", () => {
  const value = { owner: { age: 1 }, toys: [{ size: 1 }], pedigree: { mother: { age: 1 } } };
  expect(unknownIn(value)).toEqual(unknownIn(value));
  expect(unknownIn(value)).toEqual(["owner.age", "toys.0.size", "pedigree.mother.age"]);
});

test("in a real run, metadata is free-form and the rest is not", async () => {
  const real = await loadRunDescription("2026-02-09");
  const found: string[] = [];
  const run = { object: "workflow_run", metadata: { own: { key: 1 } }, stepRuns: [{ made: 1 }], up: 1 };
  walkDescribed(real, real.run, run, { unknown: (place) => found.push(place().join(".")) });
  expect(found).toEqual(["stepRuns.0.made", "up"]);
});
