import type { Command } from "commander";
import { expect, test } from "vitest";
import { judgeCommand } from "./judge-command.js";
import { proxyCommand } from "./proxy-command.js";
import { verifyCommand } from "./verify-command.js";

/** Runs a command with flags that cannot be used, in this process. */
function run(command: Command, ...flags: string[]): Promise<Command> {
  return command
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parseAsync(flags, { from: "user" });
}

const right = { url: "http://127.0.0.1:1", "api-version": "2026-02-09", "run-id": "a", token: "sk_a" };

test.each<[Partial<Record<string, string>>, string]>([
  [{ "api-version": "2024-01-01" }, '--api-version is "2024-01-01"'],
  [{ timeout: "0" }, "--timeout is 0. Give a whole number from 1 to 600000."],
  [{ "run-id": "" }, '--run-id has "". Give ids of 1 to 255 characters.'],
  [{ token: "" }, "--token, or the variable EXTEND_API_KEY, is missing"],
  [{ "foreign-run-id": "" }, '--foreign-run-id has ""'],
  [{ url: "http://192.0.2.2" }, "--url is plain http to another machine"],
  [{ "file-url": "https://a.test/b.pdf" }, "--file-url is given, and nothing is created. Give create (--create)"],
  [{ report: "json=-" }, "Give a file, such as json=report.json: stdout has the text."],
  [{ report: "pdf" }, "Give FORMAT=FILE."],
  [{ nope: "" }, "unknown option '--nope"],
])("verify with %j is refused, naming the flag", async (flags, message) => {
  const all = Object.entries({ ...right, ...flags }).map(([name, value]) => `--${name}=${value}`);
  await expect(run(verifyCommand(), ...all)).rejects.toThrow(message);
});

test.each([
  [["--upstream", "http://192.0.2.2"], "--upstream is plain http to another machine"],
  [["--upstream", "http://127.0.0.1:1", "--har", "/none/a.har"], "The recording /none/a.har cannot be written"],
  [["--upstream", "http://127.0.0.1:1", "--report", "html=/none/a.html"], "The report /none/a.html cannot"],
])("proxy with %j is refused, naming it", async (flags, message) => {
  await expect(run(proxyCommand(), "--port", "0", ...flags)).rejects.toThrow(message);
});

test("judge of a recording that is not there is refused, naming it", async () => {
  await expect(run(judgeCommand(), "/none/a.har")).rejects.toThrow(
    "The recording /none/a.har cannot be read: there is no such file.",
  );
});
