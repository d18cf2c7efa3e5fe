import { Command } from "commander";
import { apiVersions } from "../index.js";
import type { Progress, VerifyOptions } from "../verify.js";
import { collect, namingFlags, parseNumber } from "./flags.js";
import { createReportOutput, type ReportFlags, withReportFlags } from "./report-output.js";
import { createSpinner } from "./spinner.js";

interface VerifyFlags
  extends Omit<VerifyOptions, "runIds" | "timeoutMs" | "token" | "signal" | "onProgress">,
    ReportFlags {
  runId: string[];
  token?: string;
  timeout?: number;
}

/** `extend-contract verify` */
export function verifyCommand(): Command {
  const command = new Command("verify")
    .description("hold a server against the description of an API version")
    .requiredOption("--url <url>", "where the server answers, such as http://127.0.0.1:4010")
    .requiredOption("--api-version <version>", Object.keys(apiVersions).join(", "))
    .requiredOption(
      "--run-id <id>",
      "a run that the server has; may be repeated, only the first is written to without --write-all",
      collect,
    )
    .option("--allow-insecure-http", "send the key over plain http to another machine")
    .option("--token <key>", "API key (default: the environment variable EXTEND_API_KEY)")
    .option("--workspace-id <id>", "workspace to act in, for a key of an organisation")
    .option("--foreign-run-id <id>", "a run of another workspace, which the key must not see")
    .option("--write", "send updates of the first run; its name and metadata are put back at the end")
    .option("--write-all", "update the other runs as well; they are put back in the same way")
    .option("--create", "create things from the examples of the description, and delete them where that can be done")
    .option("--workflow-id <id>", "with --create, the workflow to make runs with (default: that of the first run)")
    .option("--file-url <url>", "with --create, a file to make runs over (default: a small PDF is uploaded)")
    .option("--write-name", "change the name also where no version of the server shows it to be put back")
    .option("--only <scenario>", "play this scenario and no others, such as authentication; may be repeated", collect)
    .option("--cases <number>", "how many updates are generated (default: 40)", parseNumber)
    .option("--seed <number>", "seed of what is generated (default: 1)", parseNumber)
    .option(
      "--concurrency <number>",
      "updates to send at the same time, to see that none is lost (default: 1)",
      parseNumber,
    )
    .option("--timeout <ms>", "time limit of one answer in milliseconds (default: 10000)", parseNumber)
    .option("--rate <number>", "requests per second (default: no limit on this machine, 10 elsewhere)", parseNumber)
    .option("--max-requests <number>", "ends the verification after so many requests (default: 5000)", parseNumber)
    .option("--max-seconds <number>", "ends the verification after so many seconds (default: 600)", parseNumber);
  return withReportFlags(command)
    .addHelpText(
      "after",
      "\nEnds with 0 when the server keeps the contract, 1 when it differs, 2 when there is no verdict.",
    )
    .action(async ({ runId, token, timeout, report, coverage, baseline, baselineWrite, ...flags }: VerifyFlags) => {
      // Only here: the other commands start faster without what a verification needs.
      const conformance = await import("../verify.js");
      const output = await createReportOutput({ report, coverage, baseline, baselineWrite }, conformance);
      const spinner = createSpinner();
      const interruption = new AbortController();
      const interrupt = () => {
        if (interruption.signal.aborted) return;
        interruption.abort();
        spinner.stop();
        process.stderr.write("interrupted: putting back what was changed\n");
      };
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
      try {
        const options: VerifyOptions = {
          ...flags,
          runIds: runId,
          token: token ?? process.env.EXTEND_API_KEY ?? "",
          timeoutMs: timeout,
          signal: interruption.signal,
          onProgress: (progress) => {
            if (!interruption.signal.aborted) spinner.show(progressText(progress));
          },
        };
        const names = { runIds: "--run-id", timeoutMs: "--timeout", token: "--token, or the variable EXTEND_API_KEY," };
        const found = await namingFlags(names, () => conformance.verify(options));
        spinner.stop();
        process.exitCode = await output.write(found);
      } finally {
        spinner.stop();
        for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, interrupt);
      }
    });
}

function progressText({ claim, step, steps, requests, errors }: Progress): string {
  return `${step}/${steps} ${claim} (${requests} requests, ${errors} errors)`;
}
