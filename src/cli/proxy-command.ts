import { Command } from "commander";
import type { ProxiedExchange } from "../verify.js";
import { parsePort } from "./flags.js";
import { createReportWriter, parseReportFile, type ReportFile } from "./report-files.js";
import { serve } from "./serve.js";

interface ProxyFlags {
  upstream: string;
  port: number;
  host: string;
  report?: ReportFile[];
  quiet?: boolean;
}

/** `extend-contract proxy` */
export function proxyCommand(): Command {
  return new Command("proxy")
    .description("pass traffic on unchanged, and report each exchange that breaks the contract of its version")
    .requiredOption("--upstream <url>", "the server to pass it on to")
    .option("--port <number>", "port to listen on; 0 takes a free one", parsePort, 4010)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option(
      "--report <format=file>",
      "write a report at the end: json, junit, markdown or html; may be repeated",
      parseReportFile,
    )
    .option("--quiet", "do not log exchanges on stderr")
    .addHelpText(
      "after",
      "\nSIGINT and SIGTERM end it: with 0 when nothing broke the contract, with 1 when something did.",
    )
    .action(async ({ report: files = [], quiet = false, ...options }: ProxyFlags) => {
      const { reportFormats, startProxy, textReport } = await import("../verify.js");
      const writer = createReportWriter(files, reportFormats);
      const log = (exchange: ProxiedExchange) => process.stderr.write(logLines(exchange));
      let finish = async () => 0;
      await serve(
        async () => {
          const proxy = await startProxy({ ...options, onExchange: quiet ? undefined : log });
          finish = async () => {
            const report = proxy.report();
            process.stdout.write(textReport(report, { color: process.stdout.isTTY && !process.env.NO_COLOR }));
            await writer.write(report);
            return report.verdict === "differs" ? 1 : 0;
          };
          return proxy;
        },
        () => finish(),
      );
    });
}

function logLines({ method, path, apiVersion, status, findings }: ProxiedExchange): string {
  const lines = findings.map(
    ({ severity, check, message, at }) => `  ${severity} ${check}: ${message}${at === null ? "" : ` (at ${at})`}`,
  );
  return [`${method} ${path} ${apiVersion ?? "not described"} ${status ?? "no answer"}`, ...lines, ""].join("\n");
}
