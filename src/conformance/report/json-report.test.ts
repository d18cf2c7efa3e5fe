import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, test } from "vitest";
import { apiVersions } from "../../api-versions.js";
import type { ContractCoverage } from "../coverage/contract-coverage.js";
import { verify } from "../verify.js";
import { jsonReport } from "./json-report.js";
import type {
  CheckResult,
  Finding,
  FoundRequest,
  KnownFinding,
  LeftBehind,
  NotJudged,
  OperationCoverage,
  Report,
} from "./report.js";
import { checkOf, findingOf, hostileTexts, reportOf, reportWith } from "./test-support.js";

const schema = JSON.parse(readFileSync(new URL("verify-report.schema.json", import.meta.url), "utf8"));
const isReport = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

/** The members of each interface; the compiler refuses one too many or too few. */
const members: {
  Report: Record<keyof Report, true>;
  Finding: Record<keyof Finding, true>;
  FoundRequest: Record<keyof FoundRequest, true>;
  CheckResult: Record<keyof CheckResult, true>;
  LeftBehind: Record<keyof LeftBehind, true>;
  NotJudged: Record<keyof NotJudged, true>;
  KnownFinding: Record<keyof KnownFinding, true>;
  ContractCoverage: Record<keyof ContractCoverage, true>;
  OperationCoverage: Record<keyof OperationCoverage, true>;
} = {
  Report: {
    verdict: true,
    reason: true,
    url: true,
    apiVersions: true,
    runIds: true,
    seed: true,
    cases: true,
    write: true,
    requests: true,
    notJudged: true,
    rateLimited: true,
    findings: true,
    operations: true,
    coverage: true,
    checks: true,
    leftBehind: true,
    baseline: true,
    again: true,
  },
  Finding: {
    check: true,
    severity: true,
    apiVersion: true,
    message: true,
    operation: true,
    status: true,
    at: true,
    alsoAt: true,
    schemaAt: true,
    received: true,
    documented: true,
    count: true,
    request: true,
    curl: true,
  },
  FoundRequest: { method: true, path: true, headers: true, body: true },
  CheckResult: { name: true, claim: true, outcome: true, apiVersions: true, reason: true },
  LeftBehind: { metadataKeys: true, notRestored: true, created: true },
  OperationCoverage: { apiVersion: true, operation: true, method: true, path: true, judged: true },
  NotJudged: { reason: true, count: true },
  ContractCoverage: { apiVersion: true, statuses: true, members: true, values: true },
  KnownFinding: {
    check: true,
    apiVersion: true,
    operation: true,
    at: true,
    message: true,
    reason: true,
    expires: true,
  },
};

const schemas: Record<string, { properties: object; required: string[]; additionalProperties: boolean }> = {
  Report: schema,
  ...schema.$defs,
};

test.each(Object.entries(members))("the schema of %s has its members, all of them required", (name, names) => {
  const described = schemas[name];
  expect(Object.keys(described?.properties ?? {})).toEqual(Object.keys(names));
  expect(described?.required).toEqual(Object.keys(names));
  expect(described?.additionalProperties).toBe(false);
});

test("every member has a description", () => {
  const described = Object.values(schemas).flatMap(({ properties = {} }) => Object.values(properties));
  const bare = described.filter(
    (member) => !member.description && !schema.$defs[member.$ref?.split("/").at(-1)]?.description,
  );
  expect(bare).toEqual([]);
});

test("the schema knows every API version", () => {
  for (const version of Object.keys(apiVersions)) expect(version).toMatch(new RegExp(schema.$defs.ApiVersion.pattern));
});

describe("of a server", () => {
  const servers: ReturnType<typeof createServer>[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });

  async function verifyServer(listener: RequestListener): Promise<Report> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return verify({ url, apiVersion: "2026-02-09", runIds: ["a"], token: "sk_secret", timeoutMs: 2000 });
  }

  test.each<[string, RequestListener]>([
    ["fails with a stack trace", (_, response) => response.writeHead(500).end("Error: boom\n    at /srv/index.js:1:1")],
    [
      "sends other members and an undocumented status",
      (request, response) => {
        response.writeHead(request.headers.authorization ? 200 : 418, { "content-type": "application/json" });
        response.end('{"object":"workflow_run","id":"a","status":"<b>","extra":1}');
      },
    ],
    ["closes every connection", (_, response) => response.destroy()],
  ])("that %s, the report is as the schema says", async (_, listener) => {
    const report = await verifyServer(listener);
    expect(report.verdict).not.toBe("conforms");
    const json = jsonReport(report);
    expect(isReport(JSON.parse(json)), JSON.stringify(isReport.errors)).toBe(true);
    expect(JSON.parse(json)).toEqual(report);
    expect(json).not.toContain("sk_secret");
  });
});

test("it ends in a newline and keeps every text", () => {
  for (const text of hostileTexts) {
    const json = jsonReport(reportWith(text));
    expect(json.endsWith("}\n")).toBe(true);
    expect(Buffer.from(json).toString()).toBe(json);
    expect(JSON.parse(json)).toEqual(reportWith(text));
  }
});

test.each<[string, Report]>([
  ["conforms", reportOf({ verdict: "conforms", findings: [], checks: [checkOf({ outcome: "passed" })] })],
  ["has no verdict", reportOf({ verdict: "none", reason: "the server does not answer", findings: [], seed: null })],
  ["differs", reportOf()],
])("a report that %s is valid", (_, report) => {
  expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
});

test("a report without any one of its members, or with one more anywhere, is not valid", () => {
  const report = reportWith("text");
  expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
  const objects = (value: Report) => [
    value,
    value.findings[0] as Finding,
    value.findings[0]?.request as FoundRequest,
    value.checks[0] as CheckResult,
    value.leftBehind,
    value.notJudged[0] as NotJudged,
    value.operations[0] as OperationCoverage,
  ];
  for (const [index, object] of objects(report).entries()) {
    for (const name of Object.keys(object)) {
      const copy = structuredClone(report);
      delete (objects(copy)[index] as unknown as Record<string, unknown>)[name];
      expect(isReport(copy), `without ${name}`).toBe(false);
    }
    const copy = structuredClone(report);
    Object.assign(objects(copy)[index] as object, { another: null });
    expect(isReport(copy), `with another member`).toBe(false);
  }
});

test.each<[string, object]>([
  ["another verdict", reportOf({ verdict: "passed" as never })],
  ["another severity", reportOf({ findings: [findingOf({ severity: "warning" as never })] })],
  ["another outcome", reportOf({ checks: [checkOf({ outcome: "skipped" as never })] })],
  ["no version", reportOf({ apiVersions: ["v2" as never] })],
  ["a version twice", reportOf({ apiVersions: ["v1", "v1"] })],
  ["a finding that nobody saw", reportOf({ findings: [findingOf({ count: 0 })] })],
  ["half a request", reportOf({ requests: 0.5 })],
  ["nothing judged and a verdict", reportOf({ verdict: "conforms", requests: 0, findings: [] })],
  ["no verdict and no reason", reportOf({ verdict: "none" })],
  ["a good verdict that was not reached", reportOf({ verdict: "conforms", reason: "it took too long" })],
  ["a check left out without a reason", reportOf({ checks: [checkOf({ outcome: "not-checked" })] })],
  ["a check made with a reason why not", reportOf({ checks: [checkOf({ reason: "no time" })] })],
])("a report with %s is not valid", (_, report) => {
  expect(isReport(report)).toBe(false);
});
