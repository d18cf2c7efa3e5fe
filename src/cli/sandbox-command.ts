import { Command, Option } from "commander";
import { type Life, startSandbox } from "../testing.js";
import type { WebhookApiVersion } from "../webhooks.js";
import { collect, parseNumber, parsePort, parseTime } from "./flags.js";
import { logUnless, type ServeFlags, serve } from "./serve.js";

interface Flags extends ServeFlags {
  token?: string[];
  runSeconds: number;
  life: Life;
  seed?: string;
  startTime?: Date;
  webhook?: string[];
  webhookSecret: string;
  webhookApiVersion?: WebhookApiVersion;
}

/** `extend-contract sandbox` */
export function sandboxCommand(): Command {
  return new Command("sandbox")
    .description("serve every API version on one URL with memory: runs live, and what is done is seen in every version")
    .option("--port <number>", "port to listen on; 0 takes a free one", parsePort, 4010)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--require-version", "answer 400 without a version header, as newer API keys get")
    .option("--cors-origin <origin>", "let web pages of this origin use it, and no others; may be repeated", collect)
    .option("--token <key>", "an API key to accept, and no other; may be repeated", collect)
    .option(
      "--run-seconds <number>",
      "how long a run takes from its creation to its end; 0 ends it at once",
      parseNumber,
      1,
    )
    .addOption(
      new Option("--life <how>", "how the time of runs passes: as on a clock, or by a step with each read of a run")
        .choices(["real", "by-reads"])
        .default("real"),
    )
    .option("--seed <text>", "make the same ids as every sandbox with this seed")
    .option("--start-time <time>", "when the sandbox's time begins (default: now)", parseTime)
    .option("--webhook <url>", "an address to tell when a run ends; may be repeated", collect)
    .option("--webhook-secret <text>", "the key to sign deliveries with", "wss_sandbox")
    .option("--webhook-api-version <version>", "the version of the payloads")
    .option("--quiet", "do not log requests on stderr")
    .action(async ({ quiet, corsOrigin, token, webhook = [], webhookSecret, webhookApiVersion, ...options }: Flags) => {
      const webhooks = webhook.map((url) => ({ url, secret: webhookSecret, apiVersion: webhookApiVersion }));
      const onExchange = logUnless(quiet ?? false);
      await serve(() => startSandbox({ ...options, corsOrigins: corsOrigin, tokens: token, webhooks, onExchange }));
    });
}
