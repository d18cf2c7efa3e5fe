import { describe, expect, test } from "vitest";
import { type ApiVersion, apiVersions, operationAt } from "../../api-versions.js";
import { type Bundle, deref, methodNames, type Schema } from "../../bundles/openapi.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { pointerTo } from "../../json.js";
import { createSchemaReader } from "./schema-reader.js";

const bundleOf = (schemas: Record<string, Schema>): Bundle => ({
  info: { title: "Pets", version: "1" },
  paths: {},
  components: { schemas },
});

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

describe("each rule is told with what stands there and what is wanted", () => {
  const rules: Record<string, Schema> = {
    type: { type: "string" },
    types: { type: ["integer", "null"] },
    enum: { enum: ["a", 1, null] },
    const: { const: "a" },
    format: { type: "string", format: "date" },
    minLength: { type: "string", minLength: 2 },
    maxLength: { type: "string", maxLength: 2 },
    minimum: { type: "number", minimum: 0.5 },
    maximum: { type: "number", maximum: 9 },
    closed: { type: "object", properties: { known: {} }, additionalProperties: false },
    values: { type: "object", additionalProperties: { type: "string" } },
    all: { allOf: [{ type: "string" }, { minLength: 1 }] },
    "slash/tilde~ space%": { type: "string" },
  };
  const { violationsOf } = createSchemaReader(bundleOf({ Rules: { type: "object", properties: rules } }));
  const at = "#/components/schemas/Rules/properties";

  test.each<[member: string, value: unknown, place: string, rule: string, received: string, documented: string]>([
    ["type", 5, "type", "type/type", "5", "string"],
    ["type", [], "type", "type/type", "an array", "string"],
    ["type", {}, "type", "type/type", "an object", "string"],
    ["types", "5", "types", "types/type", '"5"', "integer or null"],
    ["types", 1.5, "types", "types/type", "1.5", "integer or null"],
    ["enum", "b", "enum", "enum/enum", '"b"', 'one of "a", 1, null'],
    ["const", null, "const", "const/const", "null", '"a"'],
    ["format", "2024-02-30", "format", "format/format", '"2024-02-30"', "a string of format date"],
    ["minLength", "a", "minLength", "minLength/minLength", '"a"', "at least 2 characters"],
    ["maxLength", "aaa", "maxLength", "maxLength/maxLength", '"aaa"', "at most 2 characters"],
    ["minimum", 0.25, "minimum", "minimum/minimum", "0.25", "0.5 or more"],
    ["maximum", 10, "maximum", "maximum/maximum", "10", "9 or less"],
    ["closed", { other: 1 }, "closed.other", "closed/additionalProperties", "a member", "no such member"],
    ["values", { any: 1 }, "values.any", "values/additionalProperties/type", "1", "string"],
    ["all", "", "all", "all/allOf/1/minLength", '""', "at least 1 character"],
    ["slash/tilde~ space%", 5, "slash/tilde~ space%", "slash~1tilde~0 space%/type", "5", "string"],
  ])("%s: %j", (member, value, place, rule, received, documented) => {
    const found = violationsOf("#/components/schemas/Rules", { [member]: value });
    expect(found.map(({ keys, ...others }) => ({ place: keys.join("."), ...others }))).toEqual([
      { place, schemaAt: `${at}/${rule}`, keyword: rule.split("/").at(-1), received, documented },
    ]);
  });

  test("a character that takes two units is one", () => {
    expect(violationsOf("#/components/schemas/Rules", { maxLength: "💥💥" })).toEqual([]);
  });

  test("a schema is found under a name that a pointer has to escape", () => {
    const pointer = `${at}/slash~1tilde~0 space%`;
    expect(violationsOf(pointer, 5)).toMatchObject([{ keys: [], schemaAt: `${pointer}/type` }]);
  });
});

describe("unions", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const tagged = (tag: string, members: Record<string, Schema> = {}): Schema => ({
    type: "object",
    required: ["type", ...Object.keys(members)],
    properties: { type: { const: tag }, ...members },
  });
  const { violationsOf } = createSchemaReader(
    bundleOf({
      Cut: tagged("CUT", { depth: { type: "number" }, width: { type: "number" } }),
      Fold: tagged("FOLD", { times: { type: "integer" } }),
      Glue: tagged("GLUE"),
      Step: { anyOf: [ref("Cut"), ref("Fold")] },
      Only: { oneOf: [ref("Cut"), ref("Fold")] },
      MaybeCut: { anyOf: [ref("Cut"), { type: "null" }] },
      MaybeStep: { anyOf: [{ type: "null" }, ref("Step")] },
      StepOrGlue: { anyOf: [ref("Step"), ref("Glue")] },
      StepOrEmpty: { anyOf: [ref("Cut"), ref("Fold"), { type: "object", maxProperties: 0 }] },
      Plan: { type: "object", properties: { steps: { type: "array", items: ref("MaybeStep") } } },
      Text: { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
      Overlapping: { oneOf: [{ type: "integer" }, { type: "number" }] },
      Contact: {
        type: "object",
        required: ["id"],
        properties: { name: { type: "string" } },
        anyOf: [{ required: ["mail"] }, { required: ["phone"] }],
      },
    }),
  );
  const found = (name: string, value: unknown) =>
    violationsOf(`#/components/schemas/${name}`, value).map(
      ({ keys, keyword, documented }) => `${keys.join(".")} ${keyword}: ${documented}`,
    );

  test.each<[string, unknown]>([
    ["Step", { type: "FOLD", times: 1 }],
    ["MaybeCut", null],
    ["MaybeStep", null],
    ["MaybeStep", { type: "FOLD", times: 1 }],
    ["StepOrGlue", { type: "GLUE" }],
    ["StepOrGlue", { type: "CUT", depth: 1, width: 1 }],
    ["StepOrEmpty", {}],
    ["Plan", { steps: [null, { type: "FOLD", times: 1 }] }],
    ["Text", ["a"]],
    ["Overlapping", 1.5],
    ["Contact", { id: 1, phone: 2 }],
  ])("%s takes %j", (name, value) => {
    expect(found(name, value)).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    // By its tag, although it breaks more rules of its own branch than of the other.
    ["Step", { type: "CUT", times: 1 }, ['depth required: a member "depth"', 'width required: a member "width"']],
    ["Only", { type: "FOLD", times: 1.5 }, ["times type: integer"]],
    ["MaybeCut", { type: "CUT", depth: 1, width: "1" }, ["width type: number"]],
    ["MaybeCut", { type: "SAW", depth: 1, width: 1 }, ['type const: "CUT"']],
    ["MaybeCut", "CUT", [" type: object"]],
    ["MaybeStep", { type: "FOLD", times: "1" }, ["times type: integer"]],
    ["Text", ["a", 5], ["1 type: string"]],
    ["Overlapping", 5, [" oneOf: exactly one of them"]],
  ])("%s, given %j, tells only the nearest branch", (name, value, want) => {
    expect(found(name, value)).toEqual(want);
  });

  test.each<[string, unknown, string]>([
    ["Step", { type: "SAW" }, 'type anyOf: one of "CUT", "FOLD"'],
    ["Only", { type: null, depth: 1 }, 'type oneOf: one of "CUT", "FOLD"'],
    ["MaybeStep", { type: "SAW", times: 1 }, 'type anyOf: one of "CUT", "FOLD"'],
    ["StepOrGlue", { type: "SAW" }, 'type anyOf: one of "CUT", "FOLD", "GLUE"'],
    ["Plan", { steps: [null, { type: "SAW" }] }, 'steps.1.type anyOf: one of "CUT", "FOLD"'],
  ])("%s, given %j, tells once which tags there are", (name, value, want) => {
    expect(found(name, value)).toEqual([want]);
  });

  test("every entry of a list is judged by the branch that it is nearest to", () => {
    const steps = [{ type: "FOLD" }, null, { type: "CUT", depth: "1", width: 1 }];
    expect(found("Plan", { steps }).sort()).toEqual([
      'steps.0.times required: a member "times"',
      "steps.2.depth type: number",
    ]);
  });

  test("a tag that a branch of an inner union has is known", () => {
    expect(found("StepOrGlue", { type: "FOLD", times: "1" })).toEqual(["times type: integer"]);
  });

  test.each<[unknown, string[]]>([
    [{ type: "CUT", depth: "1", width: "1" }, ["depth type: number", "width type: number"]],
    [{ type: "SAW" }, ['type anyOf: one of "CUT", "FOLD"']],
  ])("%j beside an empty object is judged by its tag", (value, want) => {
    expect(found("StepOrEmpty", value)).toEqual(want);
  });

  test("rules beside a union are told with it", () => {
    expect(found("Contact", { name: 5 }).sort()).toEqual([
      'id required: a member "id"',
      'mail required: a member "mail"',
      "name type: string",
    ]);
  });
});

test("a pointer that leads nowhere is refused", () => {
  expect(() => reader.violationsOf("#/components/schemas/None", {})).toThrow("no schema at #/components/schemas/None");
  expect(() => reader.schemaAt("#/components/schemas/None")).toThrow("#/components/schemas/None leads nowhere");
});

describe.each(Object.keys(apiVersions) as ApiVersion[])("%s", (version) => {
  test("every example of a run fits its schema", async () => {
    // biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document
    const bundle: any = await readBundle(version);
    const envelope = operationAt(version, "workflowRuns", "get").result;
    const { violationsOf } = createSchemaReader(bundle);
    const runs = Object.values<{ value: Record<string, unknown> }>(bundle.components.examples)
      .map(({ value }) => (envelope === undefined ? value : value[envelope]) as Record<string, unknown> | undefined)
      .filter((run) => run?.object === "workflow_run");
    expect(runs.length).toBeGreaterThan(9);
    for (const run of runs) expect(violationsOf("#/components/schemas/WorkflowRun", run)).toEqual([]);
  });

  test("every example of every answer and of every request fits", async () => {
    const bundle = await readBundle(version);
    const { violationsOf } = createSchemaReader(bundle);
    let count = 0;
    for (const [path, item] of Object.entries(bundle.paths)) {
      for (const method of methodNames) {
        const at = pointerTo("#/paths", path, method);
        const { responses = {}, requestBody } = item[method] ?? {};
        const bodies = [...Object.values(responses), ...(requestBody ? [requestBody] : [])];
        for (const { content = {} } of bodies.map((body) => deref(bundle, body))) {
          for (const { schema, examples = {} } of Object.values(content)) {
            for (const [name, example] of Object.entries(examples)) {
              const { value } = deref(bundle, example);
              expect(violationsOf(schema.$ref ?? "", value), `${at} ${name}`).toEqual([]);
              count++;
            }
          }
        }
      }
    }
    expect(count).toBeGreaterThan(20);
  });
});
