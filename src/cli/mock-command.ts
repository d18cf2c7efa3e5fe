import { Command } from "commander";
import { startMock } from "../testing.js";
import { collect, parsePort } from "./flags.js";
import { logUnless, type ServeFlags, serve } from "./serve.js";

/** `extend-contract mock` */
export function mockCommand(): Command {
  return new Command("mock")
    .description("serve every API version on one URL with the examples of its description (Prism); it has no memory")
    .option("--port <number>", "port to listen on; 0 takes a free one", parsePort, 4010)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--require-version", "answer 400 without a version header, as newer API keys get")
    .option("--cors-origin <origin>", "let web pages of this origin use it, and no others; may be repeated", collect)
    .option("--dynamic", "answer with generated data instead of examples")
    .option("--quiet", "do not log requests on stderr")
    .action(async ({ quiet = false, corsOrigin, ...options }: ServeFlags & { dynamic?: boolean }) => {
      await serve(() => startMock({ ...options, corsOrigins: corsOrigin, onExchange: logUnless(quiet) }));
    });
}
