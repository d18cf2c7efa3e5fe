import { Command } from "commander";
import { namingFlags } from "./flags.js";
import { readInput } from "./read-input.js";
import { createReportOutput, type ReportFlags, withReportFlags } from "./report-output.js";

/** `extend-contract judge` */
export function judgeCommand(): Command {
  const command = new Command("judge")
    .description("hold traffic that was recorded as HAR against the descriptions of its API versions")
    .argument("<file>", "the recording, of a browser, a proxy or a test tool")
    .option("--url <url>", "base URL of the server, where the recording has traffic with others too");
  return withReportFlags(command)
    .addHelpText(
      "after",
      "\nEnds with 0 when nothing broke the contract, 1 when something did, 2 when nothing was judged.",
    )
    .action(async (file: string, { url, ...flags }: ReportFlags & { url?: string }) => {
      const conformance = await import("../verify.js");
      const output = await createReportOutput(flags, conformance);
      const har = await readInput("The recording", file);
      const judge = () => conformance.judgeHar(har.toString(), { baseUrl: url });
      process.exitCode = await output.write(await namingFlags({ baseUrl: "--url" }, judge));
    });
}
