import { Command } from "commander";
import type { ProxiedExchange } from "../verify.js";
import { namingFlags, parsePort } from "./flags.js";
import { createReportOutput, type ReportFlags, withReportFlags } from "./report-output.js";
import { serve } from "./serve.js";

interface ProxyFlags extends ReportFlags {
  upstream: string;
  port: number;
  host: string;
  allowInsecureHttp?: boolean;
  har?: string;
  quiet?: boolean;
}

/** `extend-contract proxy` */
export function proxyCommand(): Command {
  const command = new Command("proxy")
    .description("pass traffic on unchanged, and report each exchange that breaks the contract of its version")
    .requiredOption("--upstream <url>", "the server to pass it on to")
    .option("--allow-insecure-http", "pass keys on over plain http to another machine")
    .option("--port <number>", "port to listen on; 0 takes a free one", parsePort, 4010)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--har <file>", "record the exchanges in this file, without their credentials")
    .option("--quiet", "do not log exchanges on stderr");
  return withReportFlags(command)
    .addHelpText(
      "after",
      "\nSIGINT and SIGTERM end it: with 0 when nothing broke the contract, 1 when something did, 2 when nothing was judged.",
    )
    .action(async ({ report, coverage, baseline, baselineWrite, quiet = false, ...options }: ProxyFlags) => {
      const conformance = await import("../verify.js");
      const output = await createReportOutput({ report, coverage, baseline, baselineWrite }, conformance);
      const log = (exchange: ProxiedExchange) => {
        for (const line of logLines(exchange)) process.stderr.write(`${conformance.onOneLine(line)}\n`);
      };
      let finish = async () => 0;
      await serve(
        async () => {
          const start = () => conformance.startProxy({ ...options, onExchange: quiet ? undefined : log });
          const proxy = await namingFlags({}, start);
          finish = () => output.write(proxy.report());
          return proxy;
        },
        () => finish(),
      );
    });
}

/** Without what ends a line: nothing of the other side gets into the log but what can be read. */
function logLines({ method, path, apiVersion, status, notJudged, findings }: ProxiedExchange): string[] {
  const lines = findings.map(
    ({ severity, check, message, at }) => `  ${severity} ${check}: ${message}${at === null ? "" : ` (at ${at})`}`,
  );
  const head = [method, path, apiVersion, status, notJudged && `not judged: ${notJudged}`];
  return [head.filter((part) => part !== undefined).join(" "), ...lines];
}
