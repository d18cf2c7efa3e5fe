import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createExtendClient } from "../../src/index.js";
import { builtCli } from "../support/build-cli.js";

// What the guides list is what there is. Without it, a new option would be missing there, and a renamed one promised.
const guides = path.resolve(import.meta.dirname, "../../openapi/guides");
const guide = (name: string) => readFileSync(path.join(guides, `${name}.md`), "utf8");

/** The names in backticks in the first column of the tables below a heading. */
const firstColumn = (text: string, heading: string) =>
  [...(text.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "").matchAll(/^\| (`.*?`) \|/gm)].flatMap(
    ([, cell = ""]) => [...cell.matchAll(/`([\w-]+)/g)].map(([, name = ""]) => name),
  );

/** The options that there are, as the refusal of another one lists them. */
async function optionsOf(withUnknownOption: () => unknown): Promise<string[]> {
  const message = await Promise.resolve()
    .then(withUnknownOption)
    .then(String, (error: Error) => error.message);
  return (/ There are: (.*)\.$/.exec(message)?.[1] ?? message).split(", ").sort();
}

/** The flags that the help of a command shows, but for `--help` itself. */
async function flagsOf(command: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [builtCli, ...command.split(" "), "--help"]);
  const flags = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag = ""]) => flag);
  return flags.filter((flag) => flag !== "--help").sort();
}

test("the guide to the client lists its options, and those of a call", async () => {
  const client = guide("client");
  const unknown = { unknown: 1 } as object;
  const options = await optionsOf(() => createExtendClient({ token: "sk_any", ...unknown }));
  expect(firstColumn(client, "Options").sort()).toEqual(options);
  const [, ofCalls = ""] = /Each call also takes `\{ (.*?) \}`/.exec(client) ?? [];
  const ofCall = await optionsOf(() => createExtendClient({ token: "sk_any" }).workflowRuns.get("id", unknown));
  expect(ofCalls.split(", ").sort()).toEqual(ofCall);
});

test("the guide to verify lists its flags, or shows them in its first command", async () => {
  const verifying = guide("verifying");
  const [, command = ""] = /extend-contract verify (.*?)```/s.exec(verifying) ?? [];
  const shown = [...command.matchAll(/--[a-z-]+/g)].map(([flag]) => flag);
  expect([...new Set([...shown, ...firstColumn(verifying, "Flags")])].sort()).toEqual(await flagsOf("verify"));
});

test("every flag that a guide names is one of a command", async () => {
  const commands = ["mock", "sandbox", "verify", "proxy", "judge", "diff", "webhooks send", "webhooks verify"];
  const flags = (await Promise.all(commands.map(flagsOf))).flat();
  const named = readdirSync(guides).flatMap((file) => {
    const prose = guide(path.basename(file, ".md")).replace(/^```.*?^```/gms, "");
    return [...prose.matchAll(/`[^`\n]*?(--[a-z-]+)/g)].map(([, flag = ""]) => ({ file, flag }));
  });
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ flag }) => !flags.includes(flag))).toEqual([]);
});
