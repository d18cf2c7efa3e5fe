import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const copy = mkdtempSync(path.join(tmpdir(), "extend-contract-lint-"));
const version = path.join(copy, "openapi", "legacy");
cpSync(path.join(root, "openapi"), path.join(copy, "openapi"), { recursive: true });
afterAll(() => rmSync(copy, { recursive: true }));

function edit(file: string, change: (text: string) => string): void {
  const place = path.join(version, file);
  const before = readFileSync(place, "utf8");
  const after = change(before);
  expect(after, `${file} has nothing left to break`).not.toBe(before);
  writeFileSync(place, after);
}

interface Problem {
  ruleId: string;
  message: string;
  location: { pointer: string }[];
}

/** What our own rules report of a description in the copy. */
function reported(file: string): Problem[] {
  const redocly = path.join(root, "node_modules/.bin/redocly");
  const args = ["lint", "--config", "openapi/redocly.yaml", "--format", "json", file];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  let report: string;
  try {
    report = execFileSync(redocly, args, { cwd: copy, env, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    report = (error as { stdout: string }).stdout;
  }
  return (JSON.parse(report) as { problems: Problem[] }).problems;
}

test("the description as it is breaks no rule", () => {
  expect(reported("openapi/legacy/openapi.yaml")).toEqual([]);
});

test("each rule about files, words and examples reports a description that breaks it", () => {
  edit("paths/workflow_runs.{id}.yaml", (text) =>
    text.replace("operationId: getWorkflowRun", "operationId: fetchWorkflowRun").replace("  x-idempotent: true\n", ""),
  );
  edit("schemas/Point.yaml", (text) => text.replace(/^( {4}description:).*(\n {6}.*)*\n/m, ""));
  edit("responses/NotFound.yaml", (text) => text.replace(/^ {4}examples:\n( {6}.*\n)*/m, ""));
  renameSync(path.join(version, "schemas/Point.yaml"), path.join(version, "schemas/point.yaml"));
  edit("schemas/Citation.yaml", (text) => text.replace("./Point.yaml", "./point.yaml"));
  cpSync(path.join(version, "schemas/Insight.yaml"), path.join(copy, "openapi", "v1", "schemas", "Elsewhere.yaml"));
  edit("schemas/FieldMetadata.yaml", (text) => text.replace("./Insight.yaml", "../../v1/schemas/Elsewhere.yaml"));

  const rules = new Set(reported("openapi/legacy/openapi.yaml").map(({ ruleId }) => ruleId));
  expect([...rules].filter((rule) => rule.startsWith("contract/")).sort()).toEqual([
    "contract/component-file-name",
    "contract/description-everywhere",
    "contract/example-per-status",
    "contract/idempotent-stated",
    "contract/operation-id-verb",
    "contract/self-contained",
  ]);
});

// Written here, since no description has an operation of every kind.
const broken = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  paths: {
    "/things": {
      parameters: [{ name: "dryRun", in: "query", schema: { type: "boolean" } }],
      get: {
        "x-fern-sdk-group-name": "things",
        "x-fern-sdk-method-name": "list",
        "x-fern-sdk-return-value": "things",
        "x-fern-pagination": { cursor: "$request.page", next_cursor: "next", results: "$response.count" },
        parameters: [
          {
            name: "kind",
            in: "query",
            schema: { type: "string", enum: ["A"], "x-speakeasy-unknown-values": "allow" },
          },
        ],
        responses: { "200": { $ref: "#/components/responses/Things" } },
      },
      post: {
        "x-fern-sdk-group-name": "things",
        "x-fern-sdk-method-name": "list",
        requestBody: {
          content: {
            "multipart/form-data": { schema: { $ref: "#/components/schemas/Form" } },
            "application/json": { schema: { type: "object", properties: { dryRun: { type: "boolean" } } } },
          },
        },
        responses: { "200": { $ref: "#/components/responses/Things" } },
      },
      put: { "x-fern-sdk-group-name": "Things", "x-speakeasy-timeout": 300, responses: {} },
    },
  },
  components: {
    responses: {
      Things: { content: { "application/json": { schema: { $ref: "#/components/schemas/Things" } } } },
    },
    schemas: {
      Things: {
        type: "object",
        properties: {
          data: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
          count: { type: "integer" },
        },
      },
      Thing: {
        type: "object",
        properties: {
          status: { type: "string", enum: ["WAITING", "DONE"], "x-unsettled": ["WAITING", "GOING"] },
          kind: { type: "string", "x-speakeasy-unknown-values": "allow" },
          done: { type: "string", enum: ["DONE"], "x-unsettled": [] },
        },
      },
      Form: {
        type: "object",
        properties: {
          one: { type: "string", format: "binary" },
          two: { type: "string", contentMediaType: "application/octet-stream" },
          kind: { $ref: "#/components/schemas/FormKind" },
        },
      },
      FormKind: { type: "string", enum: ["B"], "x-speakeasy-unknown-values": "allow" },
      Kind: { type: "string", enum: ["A"], "x-speakeasy-unknown-values": "allow" },
    },
  },
  webhooks: {
    thing: {
      post: {
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Kind" } } } },
        responses: {},
      },
    },
  },
};

test("each rule about what a client must know reports a description that breaks it, and what to do", () => {
  mkdirSync(path.join(copy, "openapi", "things"));
  writeFileSync(path.join(copy, "openapi", "things", "openapi.yaml"), JSON.stringify(broken));
  const rules = ["enums-that-change", "place-in-client", "request-in-one-object", "result-members", "timeout-is-long"];
  const problems = reported("openapi/things/openapi.yaml").filter(({ ruleId }) =>
    rules.some((rule) => ruleId === `contract/${rule}`),
  );
  expect(
    problems
      .map(
        ({ ruleId, message, location }) => `${ruleId.slice("contract/".length)} at ${location[0]?.pointer}: ${message}`,
      )
      .sort(),
  ).toMatchInlineSnapshot(`
    [
      "enums-that-change at #/components/schemas/Thing/properties/done/x-unsettled: x-unsettled lists values of the enum beside it.",
      "enums-that-change at #/components/schemas/Thing/properties/kind/x-speakeasy-unknown-values: x-speakeasy-unknown-values is "allow", beside an enum.",
      "enums-that-change at #/components/schemas/Thing/properties/status/x-unsettled: x-unsettled lists values of the enum beside it; GOING is none.",
      "enums-that-change at #/paths/~1things/get/parameters/0: Leave x-speakeasy-unknown-values out of what only requests have: the API refuses what it does not know. The enum is A.",
      "enums-that-change at #/paths/~1things/post/requestBody: Leave x-speakeasy-unknown-values out of what only requests have: the API refuses what it does not know. The enum is B.",
      "place-in-client at #/paths/~1things/post/x-fern-sdk-method-name: things.list is the place of undefined already. Give one of them another method name.",
      "place-in-client at #/paths/~1things/put/x-fern-sdk-group-name: x-fern-sdk-group-name is not a name in camelCase.",
      "place-in-client at #/paths/~1things/put: State x-fern-sdk-method-name: an operation has a resource and a method in the client, such as workflowRuns.get.",
      "request-in-one-object at #/paths/~1things/post/requestBody: "dryRun" is a query parameter and a member of the body. A client could not tell them apart.",
      "request-in-one-object at #/paths/~1things/post/requestBody: A form has one binary member (format: binary); this one has one, two.",
      "request-in-one-object at #/paths/~1things/post/requestBody: Describe one media type of the body: a client has to choose one.",
      "result-members at #/paths/~1things/get/x-fern-pagination/cursor: The operation has no query parameter "page".",
      "result-members at #/paths/~1things/get/x-fern-pagination/next_cursor: next_cursor is not of the form $response.nameOfAMember.",
      "result-members at #/paths/~1things/get/x-fern-pagination/results: A successful answer has no list "count".",
      "result-members at #/paths/~1things/get/x-fern-sdk-return-value: A successful answer has no member "things". It has: data, count.",
      "timeout-is-long at #/paths/~1things/put/x-speakeasy-timeout: x-speakeasy-timeout is a whole number of milliseconds above 60000; leave it out where a minute is enough.",
    ]
  `);
});
