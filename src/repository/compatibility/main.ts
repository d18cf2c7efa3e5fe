import { Command, Option } from "commander";
import { checkCompatibility, formats } from "./check-compatibility.js";

interface Flags {
  base?: string;
  format: keyof typeof formats;
}

const program = new Command("make compatible")
  .description("are the bundles in generated/ compatible with those of an earlier commit?")
  .option("--base <ref>", "the commit to compare with (default: the last release tag, else main)")
  .addOption(new Option("--format <format>", "how to print it").choices(Object.keys(formats)).default("text"))
  .addHelpText("after", "\nEnds with 0 when they are compatible, 1 when they are not, 2 when there is no verdict.")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(async (flags: Flags) => {
    const { output, isCompatible } = await checkCompatibility(".", flags);
    process.stdout.write(output);
    process.exitCode = isCompatible ? 0 : 1;
  });

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
