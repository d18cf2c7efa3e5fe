#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command } from "commander";

const { version, description } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

const program = new Command("extend-contract")
  .description(description)
  .version(version, "-V, --version", "print the version and exit")
  .helpOption("-h, --help", "print this help and exit")
  .usage("[options]")
  .argument("[command]")
  .showHelpAfterError("(see extend-contract --help)")
  // Commander ends with 1 for a bad flag; here 1 means that a server differs, and 2 that there is no verdict.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action((command?: string) => {
    if (command !== undefined) program.error(`error: unknown command '${command}'`);
    program.outputHelp();
  });

program.parse();
