import { execFile, spawnSync } from "node:child_process";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { curlOf } from "./curl.js";
import type { SentRequest } from "./exchange.js";
import { createSecret } from "./secret.js";

const request = {
  method: "POST",
  path: "/workflow_runs/a'b",
  headers: new Headers({ authorization: "Bearer sk_secret", "content-type": "application/json", "x-empty": "" }),
  body: `{"name":"it's $HOME \`id\`\n"}`,
};

/** The words that a shell makes of a command, with a key in its environment. */
function wordsOf(command: string): string[] {
  const script = `set -- ${command}; for word; do printf '%s\\0' "$word"; done`;
  const { stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8", env: { EXTEND_API_KEY: "sk_from_env" } });
  return stdout.split("\0").slice(0, -1);
}

test("a shell reads the request from it as it was sent, with the key of its environment", () => {
  const command = curlOf("http://127.0.0.1:4010", request, createSecret("sk_secret"));
  expect(command).not.toContain("sk_secret");
  expect(wordsOf(command)).toEqual([
    ...["curl", "-s", "-i", "-g", "-X", "POST", "http://127.0.0.1:4010/workflow_runs/a'b"],
    ...["-H", "authorization: Bearer sk_from_env", "-H", "content-type: application/json", "-H", "x-empty;"],
    ...["--data-raw", request.body],
  ]);
});

test("a key that was made up to be refused is written out", () => {
  const headers = new Headers({ authorization: "Bearer sk_unknown" });
  const command = curlOf(
    "http://127.0.0.1",
    { method: "GET", path: "/", headers, body: undefined },
    createSecret("sk_secret"),
  );
  expect(wordsOf(command)).toEqual([
    "curl",
    "-s",
    "-i",
    "-g",
    "http://127.0.0.1/",
    "-H",
    "authorization: Bearer sk_unknown",
  ]);
});

test("a body without content type gets none from curl", () => {
  const headers = new Headers();
  const command = curlOf("http://127.0.0.1", { method: "POST", path: "/", headers, body: "{}" }, createSecret());
  expect(wordsOf(command)).toEqual(expect.arrayContaining(["-H", "content-type:", "--data-raw", "{}"]));
});

test("only the header that holds the whole key is read from the environment", () => {
  const headers = new Headers({ authorization: "Bearer sk_secret ", "x-copy": "Bearer sk_secret_2" });
  const words = wordsOf(
    curlOf("http://127.0.0.1", { method: "GET", path: "/", headers, body: undefined }, createSecret("sk_secret")),
  );
  expect(words.slice(-4)).toEqual(["-H", "authorization: Bearer sk_from_env", "-H", "x-copy: Bearer sk_secret_2"]);
});

describe.skipIf(spawnSync("curl", ["--version"]).status !== 0)("a real curl, run by a shell", () => {
  interface Seen {
    method: string | undefined;
    path: string | undefined;
    headers: IncomingHttpHeaders;
    body: string;
  }
  let server: Server;
  let baseUrl: string;
  let seen: Seen[];
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", () => {
        const { method, url: path, headers } = request;
        seen.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(200, { connection: "close", "content-length": 2 }).end("{}");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    seen = [];
  });
  afterAll(() => {
    server.close();
  });

  /** What the server saw, and what curl printed. */
  async function run(changes: Partial<SentRequest>): Promise<Seen & { stdout: string }> {
    const sent = { method: "GET", path: "/", headers: new Headers(), body: undefined, ...changes };
    const command = curlOf(baseUrl, sent, createSecret("sk_secret"));
    // Neither a proxy of the machine nor a configuration of its user has a part in this.
    const env = {
      PATH: process.env.PATH,
      EXTEND_API_KEY: "sk_from_env",
      CURL_HOME: "/nonexistent",
      HOME: "/nonexistent",
    };
    const { stdout } = await promisify(execFile)("sh", ["-c", command], { env });
    expect(seen).toHaveLength(1);
    return { ...(seen[0] as Seen), stdout };
  }

  test.each(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("sends %s, and shows the answer", async (method) => {
    const { stdout, ...request } = await run({ method });
    expect(request).toMatchObject({ method, path: "/", body: "" });
    expect(stdout).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\n\{\}$/);
  });

  test.each([
    "/workflow_runs/run_1",
    "/workflow_runs/a'b?c=1&d=$HOME",
    "/workflow_runs/[1-3]{a,b}",
    "/workflow_runs/%24ne%20%22*%3F",
    "/workflow_runs/`id`;!",
  ])("asks for %s", async (path) => {
    expect((await run({ path })).path).toBe(path);
  });

  test.each([
    ["{}", "nothing special"],
    ["", "nothing at all"],
    ["@/etc/passwd", "the sign for a file"],
    [`{"name":"it's \\"quoted\\""}`, "quotes"],
    ["''''", "quotes only"],
    ['{\n  "a":\t1\r\n}\n', "line breaks"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: for the shell, not for JavaScript
    ["$HOME ${HOME} $(id) `id` $EXTEND_API_KEY", "what a shell would replace"],
    ["back\\slash \\n \\", "backslashes"],
    ["*? ~ ! # & | ; < > é 💥 %s", "what a shell would take for its own, and beyond ASCII"],
    ["a=1&b=2", "a form"],
  ])("sends the body %j as it is: %s", async (body) => {
    expect((await run({ method: "POST", body })).body).toBe(body);
  });

  test("sends every header as it is, an empty one too, and the key of the environment", async () => {
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "x-empty": "",
      "x-quotes": 'it\'s "quoted" `id` $HOME \\',
      "x-colons": "a: b; c",
      accept: "application/json",
    };
    const { headers: received } = await run({
      method: "POST",
      headers: new Headers({ ...headers, authorization: "Bearer sk_secret" }),
      body: "{}",
    });
    expect(received).toMatchObject({ ...headers, authorization: "Bearer sk_from_env" });
  });

  test.each<[string, Record<string, string>, string | undefined]>([
    ["none", {}, undefined],
    ["an empty one", { "content-type": "" }, ""],
    ["text/plain", { "content-type": "text/plain" }, "text/plain"],
  ])("sends a body with the content type that it had: %s", async (_type, headers, want) => {
    const request = await run({ method: "POST", headers: new Headers(headers), body: "{}" });
    expect(request.headers["content-type"]).toBe(want);
  });

  test("a GET with a body stays one", async () => {
    expect(await run({ body: "{}" })).toMatchObject({ method: "GET", body: "{}" });
  });

  test("a HEAD ends with its headers", async () => {
    expect(await run({ method: "HEAD" })).toMatchObject({ method: "HEAD" });
  });
});
