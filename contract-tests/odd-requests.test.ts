import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Listening, startMock, startSandbox } from "../src/testing.js";
import { startProxy } from "../src/verify.js";

// What no HTTP library sends, and every server on a network gets. Each of the three servers has to answer it, or to end
// the connection, and to go on; in a process of its own an error that nobody catches would be its end.

let sandbox: Listening;
const servers = new Map<string, Listening>();
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  servers.set("sandbox", sandbox);
  servers.set("mock", await startMock({ port: 0 }));
  servers.set("proxy", await startProxy({ upstream: sandbox.url, port: 0 }));
});
afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.close()));
});

const run = "/workflow_runs/workflow_run_8nmP4KL_sZSOg1ur1gmDd";
const key = "authorization: Bearer sk_test";
const dated = "x-extend-api-version: 2026-02-09";

/** A request as bytes, closed by the server when it has answered. */
function bytes(line: string, headers: string[] = [], body: string | Buffer = ""): Buffer {
  const length = body.length > 0 ? [`content-length: ${Buffer.byteLength(body)}`] : [];
  const head = [line, "host: x", "connection: close", ...headers, ...length, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

const json = (body: string | Buffer, ...headers: string[]) =>
  bytes(`POST ${run} HTTP/1.1`, [key, dated, "content-type: application/json", ...headers], body);
const get = (...headers: string[]) => bytes(`GET ${run} HTTP/1.1`, [key, dated, ...headers]);

/** Sends bytes and gives all that comes back, up to the end of the connection. */
async function exchange(url: string, sent: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // A server may refuse before it has read everything.
  socket.on("error", () => {});
  socket.write(sent);
  return text(socket).catch(() => "");
}

const many = Array.from({ length: 10_000 }, (_, index) => `x-${index}: ${index}`);

const table: [what: string, sent: Buffer, answer: RegExp][] = [
  ["a path of two slashes", bytes("GET // HTTP/1.1"), /^HTTP\/1.1 404 /],
  ["a URL that is none", bytes("GET http://[ HTTP/1.1"), /^HTTP\/1.1 400 /],
  ["a path with a backslash", bytes("GET /\\ HTTP/1.1", [key]), /^HTTP\/1.1 [24]\d\d /],
  ["no HTTP", Buffer.from("\x16\x03\x01\x02\x00\x01\r\n\r\n"), /^HTTP\/1.1 400 .*connection: close/s],
  ["HTTP/2 from the start", Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), /^HTTP\/1.1 4\d\d .*connection: close/is],
  ["a null byte in the path", bytes("GET /\0 HTTP/1.1"), /^HTTP\/1.1 400 /],
  ["a path without end", bytes(`GET /${"a".repeat(20_000)} HTTP/1.1`), /^HTTP\/1.1 431 /],
  [
    "a body of another coding on the way",
    bytes(`POST ${run} HTTP/1.1`, [key, "transfer-encoding: gzip"], "x"),
    /^HTTP\/1.1 [45]\d\d /,
  ],
  ["a method that there is not", bytes("BREW / HTTP/1.1"), /^HTTP\/1.1 400 /],
  ["a whole URL", bytes(`GET http://elsewhere${run} HTTP/1.1`, [key, dated]), /^HTTP\/1.1 200 .*"workflow_run_8nm/s],
  ["a URL of another kind", bytes("GET mailto:a@b HTTP/1.1"), /^HTTP\/1.1 4\d\d /],
  ["a path for the server as a whole", bytes("OPTIONS * HTTP/1.1"), /^HTTP\/1.1 400 /],
  ["a tunnel", bytes("CONNECT x:80 HTTP/1.1"), /^(HTTP\/1.1 4\d\d .*)?$/s],
  ["HTTP/1.0 without Host", Buffer.from("GET / HTTP/1.0\r\n\r\n"), /^HTTP\/1.1 200 /],
  ["readiness", bytes("GET / HTTP/1.1"), /^HTTP\/1.1 200 (?!.*x-served-as:).*"apiVersions":\["legacy","v1",/s],
  ["readiness without a body", bytes("HEAD / HTTP/1.1"), /^HTTP\/1.1 200 [^{]*$/s],
  ["a read without a body", bytes(`HEAD ${run} HTTP/1.1`, [key, dated]), /^HTTP\/1.1 200 .*length: \d{4}[^{]*$/s],
  [
    "an upgrade to HTTP/2",
    get("connection: Upgrade, HTTP2-Settings", "upgrade: h2c", "http2-settings: AAEAAEAAAAIAAAAB"),
    // The connection is still to be closed, as the request says before it asks for HTTP/2.
    /^HTTP\/1.1 200 .*connection: close/is,
  ],
  ["an upgrade to a socket", get("connection: Upgrade", "upgrade: websocket"), /^HTTP\/1.1 200 /],
  [
    "a preflight",
    bytes(`OPTIONS ${run} HTTP/1.1`, ["origin: http://a", "access-control-request-method: POST"]),
    /^HTTP\/1.1 204 (?=.*access-control-allow-methods: POST)(?=.*access-control-allow-origin: \*)/s,
  ],
  [
    "an answer for another origin",
    get("origin: http://a"),
    /200 .*access-control-expose-headers: x-extend-request-id/s,
  ],
  ["Expect: 100-continue", json("{}", "expect: 100-continue"), /^HTTP\/1.1 100 .*HTTP\/1.1 200 /s],
  ["another expectation", json("{}", "expect: more"), /^HTTP\/1.1 417 /],
  ["doubled slashes", bytes(`GET /${run} HTTP/1.1`, [key]), /^HTTP\/1.1 404 .*"error":/s],
  ["a trailing slash", bytes(`GET ${run}/ HTTP/1.1`, [key]), /^HTTP\/1.1 404 .*"error":/s],
  ["an escape that is none", bytes("GET /workflow_runs/%ff HTTP/1.1", [key]), /^HTTP\/1.1 404 .*"error":/s],
  ["names and scheme in other cases", bytes(`GET ${run} HTTP/1.1`, ["AUTHORIZATION: bEaReR sk_test"]), /^\S+ 200 /],
  ["no version", bytes(`GET ${run} HTTP/1.1`, [key]), /^HTTP\/1.1 200 .*x-served-as: legacy, since /s],
  ["an Accept that names other types", get("accept: text/html;q=0.9, image/png"), /^HTTP\/1.1 200 /],
  ["a byte order mark", json("\ufeff{}"), /^HTTP\/1.1 200 /],
  [
    "chunks and trailers",
    bytes(`POST ${run} HTTP/1.1`, [
      key,
      dated,
      "content-type: application/json",
      "transfer-encoding: chunked",
      "trailer: x-t",
      "",
      "2\r\n{}\r\n0\r\nx-t: 1",
    ]),
    /^HTTP\/1.1 200 /,
  ],
  [
    "two lengths",
    bytes(`POST ${run} HTTP/1.1`, [key, "content-length: 1", "content-length: 2"], "{}"),
    /^HTTP\/1.1 400 /,
  ],
  [
    "a form",
    bytes(`POST ${run} HTTP/1.1`, [key, dated, "content-type: application/x-www-form-urlencoded"], "name=a"),
    /^HTTP\/1.1 400 .*application\/x-www-form-urlencoded/s,
  ],
  [
    "a merge patch",
    bytes(`POST ${run} HTTP/1.1`, [key, dated, "content-type: application/merge-patch+json"], "{}"),
    /^HTTP\/1.1 400 .*merge-patch/s,
  ],
  ["a body of no type", bytes(`POST ${run} HTTP/1.1`, [key, dated], "{}"), /^HTTP\/1.1 400 .*Content-Type/s],
  ["a packed body", json(gzipSync("{}"), "content-encoding: gzip"), /^HTTP\/1.1 415 .*content coding \\"gzip\\"/s],
  ["JSON that is none", json('{"name":'), /^HTTP\/1.1 400 .*is not valid JSON/s],
  ["too deep JSON", json(`{"metadata":${"[".repeat(99_999)}${"]".repeat(99_999)}}`), /^HTTP\/1.1 400 .*"message":/s],
  ["10,000 headers", get(...many), /^(HTTP\/1.1 431 .*16 KiB.*)?$/s],
];

describe.each(["sandbox", "mock", "proxy"])("%s", (name) => {
  const urlOf = () => servers.get(name)?.url ?? "";

  test.each(table)("%s", async (_, sent, answer) => {
    expect(await exchange(urlOf(), sent)).toMatch(answer);
    // On a connection of its own: one that is kept alive may end at any moment.
    expect(await exchange(urlOf(), bytes("GET / HTTP/1.1"))).toMatch(/^HTTP\/1.1 200 /);
  });
});

// Browsers open connections ahead of need; programs die in the middle of a request. Each server gives what is on its way a
// second to end, so they end side by side.
describe.concurrent.each<[string, () => Promise<Listening>]>([
  ["sandbox", () => startSandbox({ port: 0, faults: [{ delayMs: 600_000 }] })],
  ["mock", () => startMock({ port: 0 })],
  ["proxy", () => startProxy({ upstream: sandbox.url, port: 0 })],
])("%s", (_, start) => {
  test("ends whatever is connected", async () => {
    const server = await start();
    const { hostname, port } = new URL(server.url);
    const sockets: Socket[] = [];
    for (const sent of [
      "",
      "GET / HT",
      "GET / HTTP/1.1\r\nhost: x\r\n",
      `POST ${run} HTTP/1.1\r\nhost: x\r\n${key}\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{`,
      `GET ${run} HTTP/1.1\r\nhost: x\r\n${key}\r\n\r\n`,
      "GET / HTTP/1.1\r\nhost: x\r\n\r\n",
    ]) {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.on("error", () => {});
      socket.write(sent);
      sockets.push(socket);
    }
    const ended = Promise.all(sockets.map((socket) => socket.resume() && once(socket, "close")));
    await Promise.all([server.close(), server.close()]);
    await ended;
    await expect(fetch(server.url)).rejects.toThrow();
  });
});
