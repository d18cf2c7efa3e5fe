import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { expect, test } from "vitest";
import { builtCli } from "./support/build-cli.js";
import { cli, urlOf } from "./support/cli.js";
import { token } from "./support/contract-client.js";

const read = (url: string) =>
  fetch(`${url}/workflow_runs/workflow_run_8nmP4KL_sZSOg1ur1gmDd?q=1`, {
    headers: { authorization: `Bearer ${token}` },
  });

test.each([
  ["mock", "SIGTERM"],
  ["sandbox", "SIGTERM"],
  ["sandbox", "SIGINT"],
] as const)("%s says where it listens, logs each request, and ends with 0 on %s", async (command, signal) => {
  const { child, stderr, exit } = cli(command, "--port", "0");
  const url = new URL(await urlOf(child));
  const response = await read(url.origin);
  expect(response.status).toBe(200);
  await response.text();
  // As browsers do, ahead of need; it must not keep the process.
  const silent = connect(Number(url.port), url.hostname);
  await once(silent, "connect");
  child.kill(signal);
  expect(await exit).toBe(0);
  expect(await stderr).toMatch(
    /^GET \/workflow_runs\/workflow_run_8nmP4KL_sZSOg1ur1gmDd legacy 200 \d+ms \(no x-extend-api-version header: taken as legacy\)\n$/,
  );
});

// As npm does it: the shell between gets the signal, and passes it on to nobody.
test("a server that npx runs ends with the npx that started it", async () => {
  const shell = spawn("sh", ["-c", 'node "$0" sandbox --port 0 --quiet & wait', builtCli], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, npm_lifecycle_event: "npx" },
  });
  await urlOf(shell);
  shell.kill("SIGTERM");
  await once(shell.stdout, "close");
});

// The two commands share what follows; the sandbox starts faster.
test("--quiet logs nothing, --require-version refuses a request without the header, --cors-origin other pages", async () => {
  const flags = ["--quiet", "--require-version", "--cors-origin", "http://a", "--cors-origin", "http://b"];
  const { child, stderr, exit } = cli("sandbox", "--port", "0", ...flags);
  const url = await urlOf(child);
  expect((await read(url)).status).toBe(400);
  const allowed = async (origin: string) =>
    (await fetch(url, { headers: { origin } })).headers.get("access-control-allow-origin");
  expect([await allowed("http://a"), await allowed("http://b"), await allowed("http://c")]).toEqual([
    "http://a",
    "http://b",
    null,
  ]);
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
  expect(await stderr).toBe("");
});

test("a port in use is one line on stderr, with 2", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as { port: number };
  const { stderr, exit } = cli("sandbox", "--port", String(port));
  expect(await exit).toBe(2);
  expect(await stderr).toBe(`error: Port ${port} of 127.0.0.1 is in use. Choose another one; 0 takes a free one.\n`);
  taken.close();
});

test.each([
  ["sandbox", "--port", "65536"],
  ["mock", "--port", "http"],
  ["mock", "--nope"],
])("%s %s %s is refused with 2, naming it", async (command, ...args) => {
  const { stderr, exit } = cli(command, ...args);
  expect(await exit).toBe(2);
  expect(await stderr).toContain(args[0]);
  expect(await stderr).toContain(`extend-contract ${command} --help`);
});

test("sandbox --token accepts that key and no other", async () => {
  const { child } = cli("sandbox", "--port", "0", "--quiet", "--token", "sk_one", "--token", "sk_two");
  const url = await urlOf(child);
  const statusFor = async (key: string) =>
    (await fetch(`${url}/workflow_runs/a`, { headers: { authorization: `Bearer ${key}` } })).status;
  expect([await statusFor("sk_one"), await statusFor("sk_two"), await statusFor("sk_three")]).toEqual([404, 404, 401]);
});
