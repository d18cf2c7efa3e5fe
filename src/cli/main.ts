#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { diffCommand } from "./diff-command.js";
import { judgeCommand } from "./judge-command.js";
import { mockCommand } from "./mock-command.js";
import { proxyCommand } from "./proxy-command.js";
import { sandboxCommand } from "./sandbox-command.js";
import { fail } from "./serve.js";
import { verifyCommand } from "./verify-command.js";
import { webhooksCommand } from "./webhooks-command.js";

const { version, description } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

// Commander ends with 1 for a bad flag; here 1 means that a server differs, and 2 that there is no verdict.
const exit = (error: { exitCode: number }) => process.exit(error.exitCode === 0 ? 0 : 2);

const program = new Command("extend-contract")
  .description(description)
  .version(version, "-V, --version", "print the version and exit");

for (const command of [
  mockCommand(),
  sandboxCommand(),
  verifyCommand(),
  proxyCommand(),
  judgeCommand(),
  diffCommand(),
  webhooksCommand(),
])
  program.addCommand(command);

function complete(command: Command, name: string): void {
  command.helpOption("-h, --help", "print this help and exit").helpCommand(false).exitOverride(exit);
  command.showHelpAfterError(`(see ${name} --help)`);
  for (const below of command.commands) complete(below, `${name} ${below.name()}`);
}
complete(program, program.name());

// Whoever reads our output may have read enough of it, such as `head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

program.parseAsync().catch((error: unknown) => {
  process.exitCode = fail(error);
});
