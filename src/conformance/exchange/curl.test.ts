import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { curlOf } from "./curl.js";

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
  const command = curlOf("http://127.0.0.1:4010", request, ["sk_secret"]);
  expect(command).not.toContain("sk_secret");
  expect(wordsOf(command)).toEqual([
    ...["curl", "-s", "-i", "-g", "-X", "POST", "http://127.0.0.1:4010/workflow_runs/a'b"],
    ...["-H", "authorization: Bearer sk_from_env", "-H", "content-type: application/json", "-H", "x-empty;"],
    ...["--data-raw", request.body],
  ]);
});

test("a key that was made up to be refused is written out", () => {
  const headers = new Headers({ authorization: "Bearer sk_unknown" });
  const command = curlOf("http://127.0.0.1", { method: "GET", path: "/", headers, body: undefined }, ["sk_secret"]);
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
  const command = curlOf("http://127.0.0.1", { method: "POST", path: "/", headers, body: "{}" }, []);
  expect(wordsOf(command)).toEqual(expect.arrayContaining(["-H", "content-type:", "--data-raw", "{}"]));
});
