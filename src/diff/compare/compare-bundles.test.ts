import { describe, expect, test } from "vitest";
import type { Bundle, OperationObject, Schema } from "../../bundles/openapi.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import { compareBundles } from "./compare-bundles.js";

const json = "application/json";

function bundle(
  schemas: Record<string, Schema>,
  operation: Partial<OperationObject> = {},
  path = "/runs/{id}",
): Bundle {
  const answer = { content: { [json]: { schema: { $ref: "#/components/schemas/Run" } } } };
  const get = { operationId: "getRun", responses: { 200: answer }, ...operation };
  return { info: { title: "t", version: "v" }, paths: { [path]: { get } }, components: { schemas } };
}

const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: "object",
  required,
  properties,
});

function compare(older: Record<string, Schema>, newer: Record<string, Schema>, known: Partial<Knowledge> = {}) {
  return differencesOf(bundle(older), bundle(newer), known);
}

function differencesOf(older: Bundle, newer: Bundle, known: Partial<Knowledge> = {}) {
  const sections = compareBundles(older, newer, { from: [], components: {}, members: [], ...known });
  return sections
    .flatMap(({ differences }) => differences)
    .map(({ from, to, changes, loss }) => ({
      from: from?.key ?? null,
      to: to.map(({ key }) => key),
      changes,
      loss,
    }));
}

test("a description has no differences from itself", () => {
  const schemas = { Run: object({ a: { type: "string" } }) };
  expect(compare(schemas, schemas)).toEqual([]);
});

test.each<[name: string, older: Schema, newer: Schema, change: unknown]>([
  ["may be null", { type: "string" }, { type: ["string", "null"] }, { from: "required", to: "required or null" }],
  [
    "has more values",
    { enum: ["a"] },
    { enum: ["a", "b"] },
    { kind: "values", removed: [], added: ["b"], renamed: [] },
  ],
  ["has fewer values", { enum: ["a", "b"] }, { enum: ["a"] }, { removed: ["b"], added: [] }],
  ["lists its values", { type: "string" }, { type: "string", enum: ["a"] }, { kind: "closed", values: ["a"] }],
  ["lists none any more", { type: "string", enum: ["a"] }, { type: "string" }, { kind: "open", values: ["a"] }],
  ["has another type", { type: "string" }, { type: "boolean" }, { removed: ["string"], added: ["boolean"] }],
  [
    "has entries of another type",
    { type: "array", items: { anyOf: [{ type: "string" }, { type: "boolean" }] } },
    { type: "array", items: { type: "boolean" } },
    { from: ["(string | boolean)[]"], to: ["boolean[]"] },
  ],
  ["has another limit", { type: "number", minimum: 1 }, { type: "number" }, { from: "minimum 1", to: "" }],
])("a member that %s is a difference", (_, older, newer, change) => {
  const differences = compare({ Run: object({ a: older }, ["a"]) }, { Run: object({ a: newer }, ["a"]) });
  expect(differences).toMatchObject([{ from: "Run.a", to: ["Run.a"], changes: [change] }]);
});

test("a member that is no longer required is a difference, and one that is", () => {
  const schemas = { Run: object({ a: { type: "string" } }) };
  const required = { Run: object({ a: { type: "string" } }, ["a"]) };
  expect(compare(required, schemas)).toMatchObject([{ changes: [{ from: "required", to: "optional" }] }]);
  expect(compare(schemas, required)).toMatchObject([{ changes: [{ from: "optional", to: "required" }] }]);
});

test("what goes is lost; what comes and is required is unknown", () => {
  const differences = compare(
    { Run: object({ gone: { type: "string" } }) },
    { Run: object({ optional: { type: "string" }, must: { type: "string" } }, ["must"]) },
  );
  expect(differences).toEqual([
    { from: "Run.gone", to: [], changes: [{ kind: "removed" }], loss: "lost" },
    { from: null, to: ["Run.optional"], changes: [{ kind: "added" }], loss: "none" },
    { from: null, to: ["Run.must"], changes: [{ kind: "added" }], loss: "unknown" },
  ]);
});

test("members are found in place, in lists, in maps, and in intersections", () => {
  const inner = (name: string) => object({ [name]: { type: "string" } });
  const run = (name: string) => ({
    Run: object({
      inPlace: inner(name),
      list: { type: "array", items: inner(name) },
      map: { type: "object", additionalProperties: inner(name) },
      both: { allOf: [{ $ref: "#/components/schemas/Base" }, inner(name)] },
    }),
    Base: object({}),
  });
  const places = ["inPlace", "list[]", "map{}", "both"].map((place) => `Run.${place}`);
  const differences = compare(run("old"), run("new"));
  expect(differences.filter(({ to }) => to.length === 0).map(({ from }) => from)).toEqual(
    places.map((place) => `${place}.old`),
  );
  expect(differences.flatMap(({ to }) => to)).toEqual(places.map((place) => `${place}.new`));
});

test("what lies in something that goes or comes is not listed for itself", () => {
  const child = object({ a: { type: "string" } });
  const ref = { $ref: "#/components/schemas/Child" };
  const differences = compare({ Run: object({ old: child }) }, { Run: object({ child: ref }), Child: child });
  expect(differences).toMatchObject([{ from: "Run.old" }, { to: ["Run.child"] }]);
});

describe("along what is known", () => {
  test("a renamed member is compared with its successor, and keeps what it says", () => {
    const differences = compare(
      { Run: object({ url: { type: "string" } }) },
      { Run: object({ dashboardUrl: { type: "number" } }) },
      { members: [{ from: "Run.url", to: ["Run.dashboardUrl"], loss: "partly" }] },
    );
    expect(differences).toMatchObject([
      { from: "Run.url", to: ["Run.dashboardUrl"], changes: [{ kind: "renamed" }, { kind: "types" }], loss: "partly" },
    ]);
  });

  test("members of a component are compared with those of its successors", () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const differences = compare(
      { Run: object({ out: ref("Output") }), Output: object({ a: { type: "string" }, b: { type: "string" } }) },
      {
        Run: object({ out: { anyOf: [ref("One"), ref("Two")] } }),
        One: object({ a: { type: "string" }, b: { type: "string" }, c: { type: "string" } }),
        Two: object({ a: { type: "string" }, c: { type: "string" } }),
      },
      { components: { Output: ["One", "Two"] } },
    );
    expect(differences).toMatchObject([{ from: null, to: ["One.c", "Two.c"], changes: [{ kind: "added" }] }]);
  });

  test("values that have other names are not removed and added", () => {
    const differences = compare(
      { Run: object({ kind: { enum: ["SPLITTER", "OLD"] } }) },
      { Run: object({ kind: { enum: ["SPLIT", "NEW"] } }) },
      { members: [{ kept: "Run.kind", values: { SPLITTER: "SPLIT" } }] },
    );
    const renamed = [{ from: "SPLITTER", to: "SPLIT" }];
    expect(differences).toMatchObject([{ changes: [{ kind: "values", removed: ["OLD"], added: ["NEW"], renamed }] }]);
  });
});

describe("around the bodies", () => {
  const run = { Run: object({}) };
  const answer = { description: "", content: {} };
  const header = { name: "x-version", in: "header", schema: { type: "string" } } as const;

  test("paths, parameters, statuses and headers are compared", () => {
    const older = bundle(run, { parameters: [header], responses: { 200: answer, 400: answer } }, "/v1/runs/{id}");
    const newer = bundle(run, {
      parameters: [{ ...header, required: true }],
      responses: { 200: { ...answer, headers: { "x-id": { schema: { type: "string" } } } }, 404: answer },
    });
    expect(differencesOf(older, newer)).toMatchObject([
      { from: "getRun", changes: [{ removed: ["GET /v1/runs/{id}"], added: ["GET /runs/{id}"] }] },
      { from: "request.header.x-version", changes: [{ from: "optional", to: "required" }] },
      { from: "answer.400", to: [], loss: "none" },
      { from: null, to: ["answer.200.header.x-id"], loss: "none" },
      { from: null, to: ["answer.404"], loss: "none" },
    ]);
  });

  test("an operation that comes is one difference", () => {
    const newer = bundle(run);
    newer.paths["/runs"] = { post: { operationId: "createRun", responses: { 200: answer } } };
    expect(differencesOf(bundle(run), newer)).toMatchObject([{ from: null, to: ["createRun"] }]);
  });

  test("what differs in one of several operations names it", () => {
    const two = (createRun: Partial<OperationObject>) => {
      const both = bundle(run, { responses: { 200: answer, 404: answer } });
      both.paths["/runs"] = { post: { operationId: "createRun", responses: { 200: answer }, ...createRun } };
      return both;
    };
    const older = two({ responses: { 200: answer, 404: answer } });
    expect(differencesOf(older, two({}))).toMatchObject([{ from: "createRun.answer.404", to: [] }]);
  });
});

test("a component is placed where an operation of both versions has it, before one that is new", () => {
  const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
  const older = bundle({ Run: object({ step: ref("Step") }), Step: object({ a: { type: "string" } }) });
  const newer = bundle({ Run: object({ step: ref("Step") }), Step: object({ a: { type: "boolean" } }) });
  const content = { [json]: { schema: ref("Step") } };
  const paths = { "/steps": { get: { operationId: "getStep", responses: { 200: { content } } } } };
  const sections = compareBundles(older, { ...newer, paths: { ...paths, ...newer.paths } } as Bundle, {
    from: [],
    components: {},
    members: [],
  });
  expect(sections.find(({ from }) => from?.key === "Step")?.to).toMatchObject([{ path: "step" }]);
});
