import { Command } from "commander";
import { startMock } from "../testing.js";
import { parsePort } from "./flags.js";
import { logUnless, type ServeFlags, serve } from "./serve.js";

/** `extend-contract mock` */
export function mockCommand(): Command {
  return new Command("mock")
    .description("serve every API version on one URL with the examples of its description (Prism); it has no memory")
    .option("--port <number>", "port to listen on; 0 takes a free one", parsePort, 4010)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--require-version", "answer 400 without a version header, as newer API keys get")
    .option("--dynamic", "answer with generated data instead of examples")
    .option("--quiet", "do not log requests on stderr")
    .action(async ({ quiet = false, ...options }: ServeFlags & { dynamic?: boolean }) => {
      await serve(() => startMock({ ...options, onExchange: logUnless(quiet) }));
    });
}
