import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { ApiError, createExtendClient } from "../../src/index.js";
import { type ProxiedExchange, type RunningProxy, reportFormats, startProxy } from "../../src/verify.js";
import { startTampered, type Tamper, type TamperedServer, token, withRun } from "./tampered-server.js";

const id = "workflow_run_8nmP4KL_sZSOg1ur1gmDd";

let server: TamperedServer | undefined;
let proxy: RunningProxy | undefined;
afterEach(async () => {
  await proxy?.close();
  await server?.close();
});

async function start(tamper: Tamper) {
  const exchanges: ProxiedExchange[] = [];
  server = await startTampered(() => tamper);
  proxy = await startProxy({ upstream: server.url, port: 0, onExchange: (exchange) => exchanges.push(exchange) });
  // Once it is closed everything has been judged; before, a client may have its answer first.
  return { url: proxy.url, report: proxy.report, exchanges, settle: proxy.close };
}

test("traffic of every version passes unchanged, and conforms", async () => {
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

test("an exchange that breaks the contract of its version is told, and counted in the report", async () => {
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

test("bytes, status and headers of both sides pass as they are, also where no description has the path", async () => {
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
  proxy = await startProxy({
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
  expect(exchanges).toEqual([{ method: "PUT", path: "/files", apiVersion: undefined, status: 299, findings: [] }]);
  expect(proxy.report()).toMatchObject({ verdict: "none", requests: 0 });
  await new Promise((resolve) => upstream.close(resolve));
});

test("a packed answer is judged as what is in it", async () => {
  const { url, exchanges, settle } = await start(async (_request, pass) => {
    const { body, headers, status } = await pass();
    return { status, headers: { ...headers, "content-encoding": "gzip" }, body: gzipSync(body) };
  });
  await createExtendClient({ token, baseUrl: url }).workflowRuns.get(id);
  await settle();
  expect(exchanges).toMatchObject([{ apiVersion: "2026-02-09", status: 200, findings: [] }]);
});

test("a server that cannot be reached is 502 for the client", async () => {
  const { url } = await start((_request, pass) => pass());
  await server?.close();
  const response = await fetch(`${url}/workflow_runs/${id}`);
  expect(response.status).toBe(502);
  expect(await response.text()).toMatch(/^The proxy got no answer from http:\/\/127\.0\.0\.1:\d+: /);
  server = undefined;
});
