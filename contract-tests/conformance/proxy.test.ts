import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import * as zlib from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { ApiError, createExtendClient } from "../../src/index.js";
import { type ProxiedExchange, reportFormats, startProxy, textReport } from "../../src/verify.js";
import { startTampered, type Tamper, token, withJson, withRun } from "./tampered-server.js";

const { deflateRawSync, deflateSync, gzipSync } = zlib;
// Not every Node that this runs on has it.
const { zstdCompressSync } = zlib as { zstdCompressSync?: typeof gzipSync };

const id = "workflow_run_8nmP4KL_sZSOg1ur1gmDd";

// Most tests run at the same time, since each waits for its proxy to close.
const started: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(started.map((server) => server.close())));

async function start(tamper: Tamper) {
  const exchanges: ProxiedExchange[] = [];
  const server = await startTampered(() => tamper);
  const proxy = await startProxy({ upstream: server.url, port: 0, onExchange: (exchange) => exchanges.push(exchange) });
  started.push(proxy, server);
  // Once it is closed everything has been judged; before, a client may have its answer first.
  return { url: proxy.url, report: proxy.report, exchanges, settle: proxy.close, upstream: server };
}

test.concurrent("traffic of every version passes unchanged, and conforms", async () => {
  const { url, report, exchanges, settle } = await start((_request, pass) => pass());
  for (const apiVersion of ["legacy", "v1", "2025-04-21", "2026-02-09"] as const) {
    const { workflowRuns } = createExtendClient({ apiVersion, token, baseUrl: url });
    await workflowRuns.update(id, { metadata: { through: apiVersion } });
    expect((await workflowRuns.get(id)).metadata).toMatchObject({ through: apiVersion });
    await expect(workflowRuns.get("nope")).rejects.toThrow(ApiError);
  }
  await settle();
  expect(exchanges.map(({ apiVersion }) => apiVersion)).toEqual(
    ["legacy", "v1", "2025-04-21", "2026-02-09"].flatMap((version) => [version, version, version]),
  );
  expect(exchanges.flatMap(({ findings }) => findings)).toEqual([]);
  expect(report()).toMatchObject({ verdict: "conforms", requests: 12, seed: null, write: false, findings: [] });
});

test.concurrent("an exchange that breaks the contract of its version is told, and counted in the report", async () => {
  const { url, report, exchanges, settle } = await start(async (_request, pass) =>
    withRun(await pass(), "2025-04-21", (run) => ({ ...run, status: "DONE" })),
  );
  const runs = createExtendClient({ apiVersion: "2025-04-21", token, baseUrl: url }).workflowRuns;
  await runs.get(id);
  await runs.get(id);
  await settle();
  expect(exchanges).toMatchObject([
    { method: "GET", status: 200, findings: [{ check: "documented-body", count: 1 }] },
    { findings: [{ check: "documented-body", at: "/workflowRun/status" }] },
  ]);
  expect(report()).toMatchObject({ verdict: "differs", findings: [{ check: "documented-body", count: 2 }] });
  expect(reportFormats.json(report())).not.toContain(token);
});

test.concurrent("bytes, status and headers of both sides pass as they are, also where no description has the path", async () => {
  const seen: { url?: string | undefined; headers?: string[]; body?: string } = {};
  const upstream = createServer((request, response) => {
    seen.url = request.url;
    seen.headers = request.rawHeaders;
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.body = body;
      response.writeHead(299, "Odd", { "X-Odd": ["one", "two"], "content-encoding": "gzip" }).end(gzipSync("packed"));
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port } = upstream.address() as AddressInfo;
  const exchanges: ProxiedExchange[] = [];
  const proxy = await startProxy({
    upstream: `http://127.0.0.1:${port}/base/`,
    port: 0,
    onExchange: (it) => exchanges.push(it),
  });
  const response = await fetch(`${proxy.url}/files?a=%20b`, {
    method: "PUT",
    body: '{"a": 1 }',
    headers: { "X-Own": "x" },
  });
  expect([response.status, response.statusText, response.headers.get("x-odd")]).toEqual([299, "Odd", "one, two"]);
  expect(await response.text()).toBe("packed");
  await proxy.close();
  expect(seen).toMatchObject({ url: "/base/files?a=%20b", body: '{"a": 1 }' });
  expect(seen.headers).toEqual(expect.arrayContaining(["X-Own", "x", `127.0.0.1:${port}`]));
  const notJudged = "no description has the operation";
  expect(exchanges).toEqual([
    { method: "PUT", path: "/files", apiVersion: undefined, status: 299, findings: [], notJudged },
  ]);
  expect(proxy.report()).toMatchObject({ verdict: "none", requests: 0, notJudged: [{ reason: notJudged, count: 1 }] });
  await new Promise((resolve) => upstream.close(resolve));
});

test.concurrent.each<readonly [string, string, (body: string | Buffer) => Buffer]>([
  ["gzip", "gzip", (body) => gzipSync(body)],
  ["deflate", "deflate", (body) => deflateSync(body)],
  ["deflate without its wrapper", "deflate", (body) => deflateRawSync(body)],
  ...(zstdCompressSync ? [["zstd", "zstd", (body: string | Buffer) => zstdCompressSync(body)] as const] : []),
])("an answer packed with %s is judged as what is in it", async (_, coding, pack) => {
  const { url, exchanges, settle } = await start(async (_request, pass) => {
    const { body, headers, status } = await pass();
    return { status, headers: { ...headers, "content-encoding": coding }, body: pack(body) };
  });
  await createExtendClient({ token, baseUrl: url }).workflowRuns.get(id);
  await settle();
  expect(exchanges).toMatchObject([{ apiVersion: "2026-02-09", status: 200, notJudged: undefined, findings: [] }]);
});

const headers = { authorization: `Bearer ${token}`, "x-extend-api-version": "2026-02-09" };

test.concurrent.each([
  ["compress", "content coding compress"],
  ["gzip, gzip, gzip, gzip, gzip, gzip", "more than 5 content codings"],
  ["gzip", "a body that is not in its content coding gzip"],
])("an answer in %s that cannot be unpacked is counted and not judged", async (coding, reason) => {
  const { url, report, settle } = await start(async (_request, pass) => {
    const answer = await pass();
    return { ...answer, headers: { ...answer.headers, "content-encoding": coding }, body: Buffer.from([0x28, 0xb5]) };
  });
  await new Promise((done) =>
    request(`${url}/workflow_runs/${id}`, { headers }, (answer) => answer.resume().on("end", done)).end(),
  );
  await settle();
  expect(report()).toMatchObject({ verdict: "none", requests: 0, notJudged: [{ reason, count: 1 }], findings: [] });
});

test.concurrent("what is HTTP's own is no breach: a 304, a HEAD, a limit of length", async () => {
  const { url, report, settle } = await start(async (request, pass) => {
    if (request.headers["if-none-match"]) return { status: 304, headers: { etag: '"a"' }, body: "" };
    if (request.url.endsWith("/long")) return { status: 414, headers: {}, body: "" };
    const answer = await pass({ method: "GET" });
    return request.method === "HEAD" ? { ...answer, body: "" } : answer;
  });
  await fetch(`${url}/workflow_runs/${id}`, { headers: { ...headers, "if-none-match": '"a"' } });
  await fetch(`${url}/workflow_runs/${id}`, { method: "HEAD", headers });
  await fetch(`${url}/workflow_runs/long`, { headers });
  await settle();
  expect(report()).toMatchObject({ verdict: "conforms", requests: 3, findings: [] });
});

test("without a listener, and with one that fails, everything is judged", async () => {
  const server = await startTampered(() => async (_request, pass) => withJson(await pass(), { nonsense: true }));
  started.push(server);
  const warnings: string[] = [];
  const onWarning = ({ message }: Error) => warnings.push(message);
  process.on("warning", onWarning);
  const fail = () => {
    throw new Error("the log is full");
  };
  for (const onExchange of [undefined, fail, async () => fail()]) {
    const proxy = await startProxy({ upstream: server.url, port: 0, onExchange });
    expect((await fetch(`${proxy.url}/workflow_runs/${id}`, { headers })).status).toBe(200);
    await proxy.close();
    // What lacks many members is one fault.
    const { verdict, requests, findings } = proxy.report();
    expect({ verdict, requests }).toEqual({ verdict: "differs", requests: 1 });
    const errors = findings.filter(({ severity }) => severity === "error");
    expect(errors).toMatchObject([{ at: "/object", alsoAt: expect.arrayContaining(["/status"]) }]);
  }
  await new Promise(setImmediate);
  process.off("warning", onWarning);
  expect(warnings).toEqual([expect.stringContaining("the log is full"), expect.stringContaining("the log is full")]);
});

test.concurrent("no credential of a request is in anything that is told, nor what an answer repeats of it", async () => {
  const key = "sk_live_9/+=secret";
  const basic = Buffer.from(`robot:${key}`).toString("base64");
  const { url, report, exchanges, settle } = await start(async (request, pass) => {
    const answer = await pass({
      url: `/workflow_runs/${id}`,
      headers: { ...request.headers, authorization: "Bearer a" },
    });
    const seen = JSON.stringify([request.headers, decodeURIComponent(request.url), request.body]);
    return withJson(answer, { code: seen, message: Buffer.from(key).toString("base64"), [seen]: 1 });
  });
  const version = { "x-extend-api-version": "2026-02-09" };
  const sent: [path: string, headers: Record<string, string>, body?: string][] = [
    ["", { authorization: key }],
    ["", { authorization: `Token token=${key}` }],
    ["", { authorization: `Bearer other, Bearer ${key}` }],
    ["", { authorization: `Basic ${basic}` }],
    ["", { "x-api-key": key }],
    [`?api_key=${encodeURIComponent(key)}`, {}],
    ["", { cookie: `session=${key}` }],
    ["", { "content-type": "application/json" }, JSON.stringify({ secrets: { portal: key } })],
  ];
  for (const [query, own, body] of sent) {
    const init = { headers: { ...version, ...own }, ...(body && { method: "POST", body }) };
    await fetch(`${url}/workflow_runs/${id}${query}`, init);
  }
  await settle();
  expect(report()).toMatchObject({ verdict: "differs", requests: sent.length });
  expect(report().findings.map(({ check }) => check)).toContain("no-secret");
  const told = [textReport(report()), ...Object.values(reportFormats).map((format) => format(report()))];
  for (const text of [...told, JSON.stringify(exchanges)]) {
    for (const form of [key, encodeURIComponent(key), basic, Buffer.from(key).toString("base64").slice(2, -2)])
      expect(text).not.toContain(form);
  }
});

test.concurrent("one bad exchange with a long body, and many of them, take a short report", async () => {
  const { url, report, settle } = await start(async (request, pass) =>
    withJson(await pass(), { [`member ${request.body.length}`]: request.body.slice(0, 5000) }),
  );
  for (let size = 1; size <= 150; size++) {
    const body = JSON.stringify({ metadata: { text: "x".repeat(size === 1 ? 1_000_000 : 20_000 + size) } });
    await fetch(`${url}/workflow_runs/${id}`, { method: "POST", body, headers });
  }
  await settle();
  const { findings, requests } = report();
  expect(requests).toBe(150);
  expect(findings[0]).toMatchObject({
    count: 150,
    request: { body: expect.stringMatching(/characters are left out\)$/) },
  });
  expect(findings[0]?.curl).toContain("--data-binary @REQUEST_BODY");
  expect(findings.filter(({ check }) => check === "known-members")).toHaveLength(101);
  for (const format of [textReport, ...Object.values(reportFormats)]) {
    expect(format(report()).length).toBeLessThan(400_000);
  }
});

test.concurrent("an answer that comes before the body has been taken is passed on", async () => {
  const upstream = createServer((_request, response) => {
    response.writeHead(413, { connection: "close", "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port } = upstream.address() as AddressInfo;
  const proxy = await startProxy({ upstream: `http://127.0.0.1:${port}`, port: 0 });
  const body = "x".repeat(5_000_000);
  for (let count = 0; count < 5; count++) {
    const { status } = await fetch(`${proxy.url}/workflow_runs/${id}`, { method: "POST", body, headers });
    expect(status).toBe(413);
  }
  await proxy.close();
  upstream.close();
  expect(proxy.report()).toMatchObject({ requests: 5, notJudged: [] });
});

async function listening(upstream: Server): Promise<string> {
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
}

test.concurrent("whether a body is wanted the other server says, and not the proxy", async () => {
  const upstream = createServer((_request, response) => response.writeHead(200).end());
  upstream.on("checkContinue", (asked, response) => {
    if (asked.url?.endsWith("/no")) response.writeHead(413).end();
    else {
      response.writeContinue();
      asked.resume().on("end", () => response.writeHead(200).end());
    }
  });
  const proxy = await startProxy({ upstream: await listening(upstream), port: 0 });
  const { url } = proxy;
  const send = (path: string) =>
    new Promise<unknown[]>((resolve, reject) => {
      let isWanted = false;
      const asking = request(url + path, { method: "POST", headers: { expect: "100-continue" } }, (answer) => {
        answer.resume().on("end", () => resolve([answer.statusCode, isWanted]));
        asking.end();
      });
      asking.on("error", reject).on("continue", () => {
        isWanted = true;
        asking.end("a body");
      });
      asking.flushHeaders();
    });
  expect([await send("/no"), await send("/yes")]).toEqual([
    [413, false],
    [200, true],
  ]);
  await proxy.close();
  upstream.close();
});

test.concurrent("a connection that becomes another protocol is passed on as it is, and ends with the proxy", async () => {
  const upstream = createServer();
  upstream.on("upgrade", (asked, socket, head) => {
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${asked.headers.upgrade}\r\n\r\n`,
    );
    socket.write(head);
    socket.pipe(socket);
  });
  const proxy = await startProxy({ upstream: await listening(upstream), port: 0 });
  const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  socket.write("GET /workflow_runs/a HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nfirst");
  let received = "";
  await new Promise<void>((resolve) => {
    socket.on("data", (chunk) => {
      received += chunk;
      if (received.endsWith("first")) socket.write(" second");
      if (received.endsWith("second")) resolve();
    });
  });
  expect(received).toMatch(/^HTTP\/1.1 101 Switching Protocols\r\n[\s\S]*\r\n\r\nfirst second$/);
  const ended = new Promise((resolve) => socket.on("close", resolve));
  await proxy.close();
  await ended;
  expect(proxy.report().notJudged).toEqual([{ reason: "an upgrade to websocket", count: 1 }]);
  upstream.close();
});

test.concurrent("the wish for HTTP/2 is ignored, and what is asked for is judged", async () => {
  const { url, report, settle } = await start((_request, pass) => pass());
  const upgrade = { connection: "Upgrade, HTTP2-Settings", upgrade: "h2c", "http2-settings": "AAMAAABkAAQAAP__" };
  const type = { "content-type": "application/json" };
  for (const body of [undefined, '{"metadata":{}}']) {
    const status = await new Promise((resolve, reject) => {
      const options = { method: body ? "POST" : "GET", headers: { ...headers, ...type, ...upgrade } };
      request(`${url}/workflow_runs/${id}`, options, (answer) =>
        answer.resume().on("end", () => resolve(answer.statusCode)),
      )
        .on("error", reject)
        .end(body);
    });
    expect(status).toBe(200);
  }
  await settle();
  expect(report()).toMatchObject({ verdict: "conforms", requests: 2, notJudged: [] });
});

test("a proxy whose upstream leads back to it answers 508", async () => {
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => free.once("listening", resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  const proxy = await startProxy({ upstream: `http://127.0.0.1:${port}`, port });
  expect((await fetch(`${proxy.url}/workflow_runs/${id}`, { headers })).status).toBe(508);
  await proxy.close();
});

test.concurrent("a path that only another operation has is not judged as a run", async () => {
  const { url, report, settle } = await start(() => ({ status: 200, headers: {}, body: "{}" }));
  await fetch(`${url}/workflow_runs/${id}/nothing`, { method: "POST", headers });
  await fetch(`${url}/workflow_runs/${id}`, { method: "OPTIONS", headers });
  await settle();
  expect(report()).toMatchObject({ verdict: "none", requests: 0, findings: [] });
});

test.concurrent("a server that cannot be reached is 502 for the client, and told with the version that was asked for", async () => {
  const { url, exchanges, report, settle, upstream } = await start((_request, pass) => pass());
  await upstream.close();
  const response = await fetch(`${url}/workflow_runs/${id}`);
  expect(response.status).toBe(502);
  expect(await response.text()).toMatch(/^The proxy got no answer from http:\/\/127\.0\.0\.1:\d+: /);
  await settle();
  expect(exchanges).toMatchObject([{ apiVersion: "legacy", status: undefined, notJudged: "no answer", findings: [] }]);
  expect(report()).toMatchObject({ verdict: "none", requests: 0 });
});
