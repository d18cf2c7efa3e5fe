import { Command } from "commander";
import { startSandbox } from "../testing.js";
import { collect, parsePort } from "./flags.js";
import { logUnless, type ServeFlags, serve } from "./serve.js";

/** `extend-contract sandbox` */
export function sandboxCommand(): Command {
  return new Command("sandbox")
    .description("serve every API version on one URL with memory: updates are seen by later reads, in every version")
    .option("--port <number>", "port to listen on; 0 takes a free one", parsePort, 4010)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--require-version", "answer 400 without a version header, as newer API keys get")
    .option("--cors-origin <origin>", "let web pages of this origin use it, and no others; may be repeated", collect)
    .option("--token <key>", "an API key to accept, and no other; may be repeated", collect)
    .option("--quiet", "do not log requests on stderr")
    .action(async ({ quiet = false, corsOrigin, token, ...options }: ServeFlags & { token?: string[] }) => {
      await serve(() =>
        startSandbox({ ...options, corsOrigins: corsOrigin, tokens: token, onExchange: logUnless(quiet) }),
      );
    });
}
