import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import schema from "../../src/conformance/report/verify-report.schema.json" with { type: "json" };
import { type RunningSandbox, startMock, startSandbox } from "../../src/testing.js";
import { reportFormats, textReport, type VerifyOptions, verify } from "../../src/verify.js";
import { isFor, startTampered, type Tamper, token, withJson, withRun } from "./tampered-server.js";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, tokens: [token] });
});
afterAll(() => sandbox.close());

const id = "workflow_run_8nmP4KL_sZSOg1ur1gmDd";
const options = { apiVersion: "2026-02-09", runIds: [id], token } as const;

test("without write no request changes anything, and what was not checked is named", async () => {
  const sent: string[] = [];
  const server = await startTampered(() => (request, pass) => {
    sent.push(`${request.method} ${request.body}`);
    return pass();
  });
  const report = await verify({ ...options, url: server.url, fetch: server.fetch });
  await server.close();
  expect(report).toMatchObject({
    verdict: "conforms",
    write: false,
    leftBehind: { metadataKeys: [], notRestored: [] },
  });
  // Where a body is an object at all it is an empty one.
  const bodies = sent.filter((line) => !line.startsWith("GET ")).map((line) => line.replace(/^\w+ /, ""));
  const objects = bodies.filter((body) => typeof parsed(body) === "object" && !Array.isArray(parsed(body)));
  expect(new Set(objects)).toEqual(new Set(["{}", "null"]));
  const skipped = report.checks.filter(({ reason }) => reason === "nothing is written without --write");
  expect(skipped.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["kept-metadata", "broken-updates", "hostile-names"]),
  );
  for (const { outcome, reason } of report.checks) expect(outcome === "not-checked").toBe(reason !== null);
});

test("the same seed sends the same requests in the same order, and gives the same report", async () => {
  async function run(seed: number) {
    const sent: string[] = [];
    const server = await startTampered(() => (request, pass) => {
      sent.push(`${request.method} ${request.url} ${request.body}`);
      return pass(request.body.includes("😀") ? { url: "/none" } : {});
    });
    const only = ["repeated-read", "broken-updates", "generated-updates", "update-sequences"];
    const { url, fetch } = server;
    const report = await verify({ ...options, url, fetch, write: true, cases: 4, seed, only });
    await server.close();
    return { sent, report: reportFormats.json(report).replaceAll(url, "URL") };
  }
  const [one, again, other] = [await run(7), await run(7), await run(8)];
  expect(again).toEqual(one);
  expect(other.sent).not.toEqual(one.sent);
});

test("answers that overtake each other give the same report", async () => {
  async function run(order: number) {
    let count = 0;
    const server = await startTampered(() => async (_request, pass) => {
      const answer = await pass();
      for (let turns = (++count * order) % 11; turns > 0; turns--) await new Promise(setImmediate);
      return answer.status < 400 ? answer : withJson(answer, { code: 5 });
    });
    const only = ["authenticated-operations", "malformed-id"];
    const { url, fetch } = server;
    const report = await verify({ ...options, url, fetch, only });
    await server.close();
    return reportFormats.json(report).replaceAll(url, "URL");
  }
  const [one, other] = [await run(3), await run(7)];
  expect(one).toContain('"verdict": "differs"');
  expect(other).toBe(one);
});

test("the key is in no report, in no encoding, whatever the server does with it", async () => {
  const secret = "sk_verify/+=&test";
  const forms = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("hex"),
  ];
  const server = await startTampered(() => async (request, pass) => {
    const answer = await pass({ headers: { ...request.headers, authorization: `Bearer ${token}` } });
    return request.method === "GET" ? answer : { ...withJson(answer, { message: forms.join(" ") }), status: 400 };
  });
  const report = await verify({ ...options, url: server.url, token: secret, write: true, only: ["merged-metadata"] });
  await server.close();
  expect(report.findings.map(({ check }) => check)).toContain("no-secret");
  for (const text of [textReport(report), ...Object.values(reportFormats).map((format) => format(report))]) {
    for (const form of forms) expect(text).not.toContain(form);
  }
});

test("an interrupted verification has put back what it changed", async () => {
  const before = sandbox.runs.get("2025-04-21", id);
  const interruption = new AbortController();
  const report = await verify({
    ...options,
    url: sandbox.url,
    write: true,
    only: ["merged-metadata", "written-name", "written-tags"],
    signal: interruption.signal,
    onProgress: ({ claim }) => {
      if (claim.startsWith("Usage tags")) interruption.abort();
    },
  });
  expect(report).toMatchObject({ verdict: "none", reason: "interrupted" });
  const after = sandbox.runs.get("2025-04-21", id);
  expect(after?.name).toBe(before?.name);
  expect(after?.metadata).toMatchObject(before?.metadata as object);
  expect(Object.keys(after?.metadata as object)).toEqual([
    ...Object.keys(before?.metadata as object),
    ...report.leftBehind.metadataKeys,
  ]);
  for (const key of report.leftBehind.metadataKeys) expect(key).toMatch(/^extend-contract:/);
});

test("a server that does not listen is verified through a fetch of one's own, and put back through it", async () => {
  const { fetch } = sandbox;
  const report = await verify({ ...options, url: "http://127.0.0.1:1", fetch, write: true, only: ["written-name"] });
  expect(report).toMatchObject({ verdict: "conforms", reason: null, leftBehind: { notRestored: [] } });
});

test("an old value is put back as the text that it was, also a number that no double holds", async () => {
  const number = "12345678901234567890.5";
  const bodies: string[] = [];
  const server = await startTampered(() => async (request, pass) => {
    if (request.method === "POST") bodies.push(request.body);
    const answer = await pass();
    // A server that loses the key with the first update.
    const isLost = bodies.length > 0;
    return isLost
      ? answer
      : { ...answer, body: answer.body.toString().replace('"metadata":{', `"metadata":{"big":${number},`) };
  });
  const { url, fetch } = server;
  const report = await verify({ ...options, url, fetch, write: true, only: ["merged-metadata"] });
  await server.close();
  expect(report.findings.map(({ check }) => check)).toContain("kept-metadata");
  expect(bodies.at(-1)).toContain(`"big": ${number}`);
  expect(report.leftBehind.notRestored).toEqual([]);
});

// At the same time, since some wait for runs to end.
describe.concurrent("what is created", () => {
  async function created(changes: Partial<VerifyOptions> = {}) {
    const bodies: string[] = [];
    const server = await startTampered(() => (request, pass) => {
      if (request.method === "POST") bodies.push(request.body);
      return pass();
    });
    const { runs, files } = server.sandbox;
    const ids = () => [...runs.ids(), ...files.ids()];
    const before = ids();
    const only = ["created-things", "batch-of-runs", "life-of-run"];
    const { url, fetch } = server;
    const report = await verify({ ...options, url, fetch, create: true, only, ...changes });
    const kept = ids().filter((it) => !before.includes(it));
    await server.close();
    return { report, kept, bodies };
  }

  test("is made over a small PDF of our own, and deleted with every run of a batch", async () => {
    const { report, kept, bodies } = await created();
    expect(report).toMatchObject({ verdict: "conforms", findings: [] });
    expect(bodies.filter((body) => body.includes("%PDF-1.4"))).not.toEqual([]);
    // What examples name the server could not fetch.
    expect(bodies.filter((body) => body.includes("files.example.com"))).toEqual([]);
    expect(kept).toEqual([]);
    // Workflows cannot be deleted.
    expect(report.leftBehind.created.filter((path) => !path.startsWith("/workflows/"))).toEqual([]);
  });

  test("is deleted where it is read, not where it was made", async () => {
    const { report } = await created({ apiVersion: "2025-04-21", only: ["created-things"] });
    expect(report.leftBehind.created.filter((path) => !path.startsWith("/workflows/"))).toEqual([]);
  });

  test("is made with the workflow and over the file that are given, whose signature is in no report", async () => {
    const workflowId = "workflow_1oR6SG6ACdEXwTjl_KECK";
    const fileUrl = "https://files.test/own.pdf?signature=0123456789abcdef";
    const { report, bodies } = await created({ workflowId, fileUrl, only: ["created-things"] });
    expect(bodies.map(parsed)).toContainEqual(
      expect.objectContaining({ workflow: { id: workflowId }, file: { url: fileUrl, name: "own.pdf" } }),
    );
    expect(report.again).toContain(`--workflow-id ${workflowId} --file-url 'https://files.test/own.pdf?***'`);
  });

  test.each([
    ["2026-02-09" as const, "the server has no workflow workflow_nope (404)"],
    ["legacy" as const, "the server makes no run with the workflow workflow_nope (400)"],
  ])("takes a workflow that is there, in %s", async (apiVersion, reason) => {
    const { report } = await created({ apiVersion, workflowId: "workflow_nope" });
    expect(report).toMatchObject({ verdict: "none", reason });
  });
});

describe("no verdict", () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ["answers nothing", () => {}, "nothing within 300 ms"],
    ["hangs up", (socket) => socket.destroy(), "other side closed"],
    ["speaks another protocol", (socket) => socket.end("220 mail.example ESMTP\r\n"), "does not speak HTTP"],
    ["wants TLS", (socket) => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 70])), "does not speak HTTP"],
  ])("when what listens there %s", async (_, accept, why) => {
    const other = createTcpServer(accept);
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const report = await verify({ ...options, url: `http://127.0.0.1:${port}`, timeoutMs: 300 });
    other.close();
    expect(report).toMatchObject({ verdict: "none", findings: [], requests: 0 });
    expect(report.reason).toContain(`the server does not answer: `);
    expect(report.reason).toContain(why);
  });

  test("when nothing listens there", async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const report = await verify({ ...options, url: `http://127.0.0.1:${port}` });
    expect(report).toMatchObject({ verdict: "none", findings: [] });
    expect(report.reason).toBe("the server does not answer: the connection was refused");
  });

  test.each([
    [{ token: "sk_other" }, "the server does not accept the key (401)"],
    [{ runIds: ["nope"] }, "the server has no run nope (404)"],
    [{ runIds: [id, "nope"], only: [] }, "the server has no run nope (404)"],
    [{ maxRequests: 12 }, "the limit of 12 requests was reached"],
  ])("with %j", async (changes, reason) => {
    expect(await verify({ ...options, url: sandbox.url, ...changes })).toMatchObject({ verdict: "none", reason });
  });

  test("when the server answers everything with 429", async () => {
    const server = await startTampered(() => () => ({
      status: 429,
      headers: { "content-type": "application/json", "retry-after": "0" },
      body: '{"code":"RATE_LIMIT_EXCEEDED","message":"wait","retryable":true}',
    }));
    const report = await verify({ ...options, url: server.url });
    await server.close();
    expect(report).toMatchObject({ verdict: "none", reason: "the server answered one request 6 times with 429" });
    expect(server.requests).toBe(6);
  });
});

test("a server that hangs once it has answered is a finding, not a hang", async () => {
  let isFirst = true;
  const server = await startTampered(() => (request, pass) => {
    if (!isFirst && isFor(options.apiVersion, request)) return undefined;
    isFirst = false;
    return pass();
  });
  const report = await verify({ ...options, url: server.url, timeoutMs: 200 });
  await server.close();
  expect(report.verdict).toBe("differs");
  expect(new Set(report.findings.map(({ check }) => check))).toEqual(new Set(["answers-in-time"]));
  expect(report.findings.reduce((sum, { count }) => sum + count, 0)).toBe(3);
});

test("one bug is one finding, however many places show it", async () => {
  const server = await startTampered(() => async (request, pass) => {
    if (request.method !== "POST") return pass();
    const before = await pass({ method: "GET" });
    const answer = await pass();
    return answer.status === 200 ? { ...answer, body: before.body } : answer;
  });
  const only = ["merged-metadata", "written-name", "written-tags", "generated-updates"];
  const { url, fetch } = server;
  const report = await verify({ ...options, url, fetch, write: true, only, cases: 8 });
  await server.close();
  const errors = report.findings.filter(({ severity }) => severity === "error");
  expect(errors).toMatchObject([{ check: "answer-is-read", at: expect.stringMatching("^/metadata/") }]);
  expect(errors[0]?.alsoAt.length).toBeGreaterThan(3);
  expect(errors[0]?.count).toBeGreaterThan(10);
});

test("the mock, which has no memory, fails in what takes a memory and in nothing else", async () => {
  const mock = await startMock({ port: 0 });
  const only = [
    ...[
      "unknown-run",
      "malformed-id",
      "authentication",
      "malformed-body",
      "wrong-method",
      "merged-metadata",
      "written-name",
    ],
    ...["written-tags", "unauthenticated-update", "unknown-run-not-created"],
  ];
  const apiVersion = "2025-04-21";
  const report = await verify({
    ...options,
    ...{ url: mock.url, apiVersion, write: true, only, timeoutMs: 60_000 },
    // To load v1 and the newest version takes the mock longer than all that is asked of these two.
    fetch: async (url, init) => {
      const isOther = url.includes("/v1/") || new Headers(init.headers).get("x-extend-api-version") === "2026-02-09";
      return isOther ? new Response(null, { status: 404 }) : fetch(url, init);
    },
  });
  await mock.close();
  const failed = report.checks.filter(({ outcome }) => outcome === "failed").map(({ name }) => name);
  // It has one run for every id, accepts any key, and shows none of what was sent.
  expect(failed).toEqual([
    ...["asked-run", "sent-metadata", "usage-tags", "replaced-name", "unknown-run", "malformed-id"],
    ...["authentication", "unauthenticated-update", "unknown-run-not-created"],
  ]);
});

// What is to be read of a finding: what was seen and where, what was wanted, and how to see it again.
test.each<[file: string, only: string, Tamper]>([
  [
    "fails",
    "merged-metadata",
    (request, pass) =>
      request.body.startsWith("{}")
        ? { status: 500, headers: { "content-type": "text/html" }, body: "<html>at f (/srv/app.js:1:2)</html>" }
        : pass(),
  ],
  [
    "wrong-run",
    "repeated-read",
    async (request, pass) => {
      const answer = await pass();
      if (!isFor(options.apiVersion, request)) return answer;
      return withRun(answer, options.apiVersion, ({ batchId: _, ...run }) => ({
        ...run,
        status: 5,
        reviewed: "yes",
        extra: 1,
        files: run.files.map((file: object) => ({ ...file, createdAt: "yesterday" })),
      }));
    },
  ],
])("what the text of a report says: %s", async (name, only, tamper) => {
  const server = await startTampered(() => tamper);
  const { url, fetch } = server;
  const report = await verify({ ...options, url, fetch, write: name === "fails", only: [only] });
  await server.close();
  // Without the port that differs from run to run, and how many operations and checks there are.
  const text = textReport(report)
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT")
    .replaceAll(/^ {2}\d+ checks: /gm, "  N checks: ")
    .replaceAll(/\d+ not checked$/gm, "N not checked")
    .replaceAll(/\d+ of \d+ statuses.* seen/g, "… seen")
    .replace(/^Operations judged: .*\n {2}.*/m, "Operations judged: …");
  await expect(text).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
});

test("the report validates against its schema", async () => {
  const validate = new Ajv2020({ strict: true }).compile(schema);
  validate(await verify({ ...options, url: sandbox.url, only: [] }));
  expect(validate.errors).toBeNull();
});

test.each([
  [{ url: "ftp://a" }, "url is not an http or https URL. Give an address such as http://127.0.0.1:4010."],
  [{ url: "http://u:p@a" }, "url holds credentials"],
  [
    { apiVersion: "2024-01-01" as "legacy" },
    'apiVersion is "2024-01-01". Give one of legacy, v1, 2025-04-21, 2026-02-09.',
  ],
  [{ runIds: [] }, "runIds is empty. Give the id of at least one run that the server has."],
  [{ token: "" }, "token is missing"],
  [{ token: "sk_a\n" }, "token is missing or holds what a header cannot carry"],
  [{ cases: 1.5 }, "cases is 1.5. Give a whole number from 1 to 10000."],
  [{ only: ["nope"] }, 'only has "nope". Give names of repeated-read'],
  [{ only: "nope" as never }, 'only is "nope". Give a list of names.'],
  [
    { workflowId: "a" },
    "workflowId is given, and nothing is created. Give create (--create) as well, or leave it out.",
  ],
  [{ fileUrl: "a.pdf", create: true }, "fileUrl is not an http or https URL. Give an address from which"],
  [{ write: "false" as never }, 'write is "false". Give true or false.'],
  [{ signal: new AbortController() as never }, "signal is no AbortSignal."],
  [{ onProgress: 5 as never }, "onProgress is 5. Give a function."],
  [{ fetch: "none" as never }, 'fetch is "none". Give a function.'],
  [{ runIds: "abc" as never }, "runIds is no list."],
  [{ writes: true } as never, "writes is no option. Give one of allowInsecureHttp, apiVersion,"],
  [{ url: "http://192.0.2.2" }, "url is plain http to another machine"],
])("%j is refused, naming the option", async (changes, message) => {
  const promise = verify({ ...options, url: sandbox.url, ...changes });
  await expect(promise).rejects.toThrow(TypeError);
  await expect(promise).rejects.toThrow(message);
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
