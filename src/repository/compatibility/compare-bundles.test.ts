import { expect, test } from "vitest";
import type { Bundle } from "../../bundles/openapi.js";
import { ownChanges } from "./changes/own-changes.js";
import { compareBundles } from "./compare-bundles.js";
import { bundle, membersOf, operation } from "./test-support.js";

const both = ["GET /runs/{id}", "POST /runs/{id}"];

// What oasdiff sees: that it is asked in the right way, and its answers are told by the component.
test("oasdiff's changes, each told once, by the component that has it, worst first", async () => {
  const changed = bundle((it) => {
    Object.assign(membersOf(it, "File").name ?? {}, { type: "number" });
    delete membersOf(it, "Run").id;
    Object.assign(membersOf(it, "Run").files ?? {}, { type: ["array", "null"] });
    Object.assign(membersOf(it, "File"), { size: { type: "number" } });
    membersOf(it, "Run").status?.enum?.push("WAITING");
    Object.assign(it.paths["/runs/{id}"]?.parameters?.[1] ?? {}, { required: true });
    delete membersOf(it, "Update").name;
  });
  const changes = await compareBundles(bundle(), changed);
  expect(changes.map(({ level, id, place, operations }) => [level, id, place, operations.length])).toEqual([
    // A parameter of the path, which is that of both operations.
    ["breaking", "request-parameter-became-required", null, 2],
    ["breaking", "response-property-type-changed", "File.name", 2],
    ["breaking", "response-property-became-nullable", "Run.files", 2],
    ["breaking", "response-required-property-removed", "Run.id", 2],
    // A warning of oasdiff's: but requests are exact.
    ["breaking", "request-property-removed", "Update.name", 1],
    ["warning", "response-property-enum-value-added", "Run.status", 2],
    ["info", "response-optional-property-added", "File.size", 2],
  ]);
  expect(changes[1]?.message).toMatch(/ type changed from `\w+` to `\w+`$/);
  expect(changes[3]).toMatchObject({ message: "removed the required property `Run.id`", operations: both });
});

test("an operation has gone", async () => {
  const change = {
    level: "breaking",
    id: "api-removed-without-deprecation",
    message: "api removed without deprecation: GET /runs/{id}",
    place: null,
    operations: ["GET /runs/{id}"],
  };
  expect(
    await compareBundles(
      bundle(),
      bundle((it) => delete it.paths["/runs/{id}"]?.get),
    ),
  ).toMatchObject([change]);
});

// What oasdiff overlooks.
test.each<[what: string, change: (bundle: Bundle) => void, seen: object]>([
  [
    "an object of a request is closed",
    (it) => Object.assign(membersOf(it, "Update").metadata ?? {}, { additionalProperties: false }),
    { level: "breaking", id: "request-object-closed", place: "Update.metadata", operations: ["POST /runs/{id}"] },
  ],
  [
    "an operation may not be repeated",
    (it) => Object.assign(operation(it, "post"), { "x-idempotent": false }),
    { level: "breaking", id: "operation-not-idempotent", operations: ["POST /runs/{id}"] },
  ],
  [
    "a header of an answer has another type",
    (it) => Object.assign(operation(it, "get").responses[200]?.headers?.["x-id"]?.schema ?? {}, { type: "integer" }),
    { level: "breaking", id: "response-header-changed", place: "header x-id of 200", operations: ["GET /runs/{id}"] },
  ],
  ["a server has gone", (it) => it.servers?.pop(), { level: "breaking", id: "server-removed", operations: [] }],
  [
    "servers have changed places",
    (it) => it.servers?.reverse(),
    { level: "warning", id: "default-server-changed", operations: [] },
  ],
  [
    "another kind of key is needed",
    (it) => Object.assign(it.components.securitySchemes ?? {}, { key: { type: "http", scheme: "basic" } }),
    { level: "breaking", id: "security-scheme-changed", operations: [] },
  ],
  [
    "an example has gone",
    (it) => delete operation(it, "get").responses[200]?.content?.["application/json"]?.examples?.processed,
    { level: "warning", id: "example-removed", operations: ["GET /runs/{id}"] },
  ],
  [
    "the parameter of a path is called otherwise",
    (it) => {
      it.paths = { "/runs/{runId}": it.paths["/runs/{id}"] ?? {} };
      Object.assign(it.paths["/runs/{runId}"]?.parameters?.[0] ?? {}, { name: "runId" });
    },
    { level: "warning", id: "path-parameter-renamed" },
  ],
  ["the status is another", (it) => (it.info["x-status"] = "frozen"), { level: "info", id: "version-status-changed" }],
])("beyond oasdiff: %s", (_, change, seen) => {
  const changes = ownChanges(
    bundle(() => {}, "supported"),
    bundle(change, "supported"),
  );
  expect(changes).toContainEqual(expect.objectContaining(seen));
});

test("prose is no change", async () => {
  const change = (it: Bundle) => {
    it.info.title = "Other";
    Object.assign(operation(it, "get").responses[200]?.headers?.["x-id"]?.schema ?? {}, { description: "An id." });
    Object.assign(membersOf(it, "File").name ?? {}, { description: "A name." });
  };
  expect(await compareBundles(bundle(), bundle(change))).toEqual([]);
});
