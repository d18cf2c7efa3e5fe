import { Command } from "commander";
import { newestApiVersion } from "../api-versions.js";
import { type EventExample, eventExamplesOf } from "../bundles/operations-of.js";
import { readBundle } from "../bundles/read-bundle.js";
import { show } from "../json.js";
import {
  createEvent,
  signWebhook,
  type VerifyWebhookOptions,
  verifyWebhook,
  type WebhookApiVersion,
  WebhookError,
} from "../webhooks.js";
import { collect, parseNumber, parseTime, parseVersion } from "./flags.js";
import { readInput } from "./read-input.js";

/** How long a receiver has for its answer, in milliseconds: as long as Extend waits. */
const timeoutMs = 30_000;

/** Where the secret is looked for that no flag gives. */
const secretVariable = "EXTEND_WEBHOOK_SECRET";

/** `extend-contract webhooks` */
export function webhooksCommand(): Command {
  return new Command("webhooks")
    .description("try out what receives webhooks, without Extend")
    .addCommand(sendCommand())
    .addCommand(verifyDeliveryCommand());
}

interface SendFlags {
  to: string;
  event: string;
  apiVersion: WebhookApiVersion;
  secret?: string;
  example?: string;
  eventId?: string;
}

function sendCommand(): Command {
  return new Command("send")
    .description("deliver a signed event, as the examples of the description have it")
    .requiredOption("--to <url>", "the address that receives webhooks, such as http://127.0.0.1:3000/webhooks")
    .requiredOption("--event <type>", "what has happened, such as workflow_run.completed")
    .option("--api-version <version>", "the version of the payload", parseVersion, newestApiVersion)
    .option("--secret <text>", `the key to sign with (default: the environment variable ${secretVariable})`)
    .option("--example <key>", "which example of the event (default: the first)")
    .option("--event-id <id>", "the id of the event, to send one twice (default: a new one)")
    .addHelpText(
      "after",
      "\nEnds with 0 when the answer is in 2xx, 1 when it is another one, 2 when there is none within 30 seconds.",
    )
    .action(async ({ to, event: eventType, apiVersion, secret, example, eventId }: SendFlags) => {
      if (!URL.canParse(to) || !/^https?:/.test(to)) {
        throw new TypeError(`--to must be an address such as http://127.0.0.1:3000/webhooks; got ${show(to)}.`);
      }
      const { key, payload } = await findExample(apiVersion, eventType, example);
      const event = createEvent(eventType, payload, { apiVersion, eventId });
      const delivery = await signWebhook({ event, secret: secretOr(secret) });
      process.stdout.write(`${eventType} ${event.eventId}, example ${key} of ${apiVersion}, to ${to}\n`);

      const start = performance.now();
      const answer = await fetch(to, {
        method: "POST",
        ...delivery,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((error) => {
        throw new Error(
          `There was no answer from ${to}: ${error.cause?.code ?? error.cause?.message ?? error.message}.`,
        );
      });
      const text = await answer.text().catch(() => "");
      const milliseconds = Math.round(performance.now() - start);
      process.stdout.write(`${answer.status} in ${milliseconds} ms${text === "" ? "" : `: ${show(text)}`}\n`);
      process.exitCode = answer.ok ? 0 : 1;
    });
}

/** @throws TypeError that names what there is instead */
async function findExample(
  version: WebhookApiVersion,
  eventType: string,
  key: string | undefined,
): Promise<{ key: string; payload: unknown }> {
  const examples = eventExamplesOf(await readBundle(version));
  const ofType = examples.filter(({ event }) => event === eventType);
  const known = (what: "event" | "key", of: EventExample[]) => [...new Set(of.map((it) => it[what]))].join(", ");
  if (ofType.length === 0) {
    throw new TypeError(`${version} has no event ${show(eventType)}. It has: ${known("event", examples) || "none"}.`);
  }
  const found = key === undefined ? ofType[0] : ofType.find((it) => it.key === key);
  if (!found) throw new TypeError(`${eventType} has no example ${show(key)}. It has: ${known("key", ofType)}.`);
  return { key: found.key, payload: (found.value as { payload: unknown }).payload };
}

interface VerifyFlags {
  headers: string;
  body: string;
  secret?: string[];
  apiVersion?: WebhookApiVersion;
  maxAge?: number;
  receivedAt?: Date;
}

function verifyDeliveryCommand(): Command {
  return new Command("verify")
    .description("tell whether a recorded delivery is one to act on, and which rule it breaks")
    .requiredOption("--headers <file>", "its headers: a JSON object, or a line for each")
    .requiredOption("--body <file>", "its body, byte by byte")
    .option("--secret <text>", `the key that it is signed with; may be repeated (default: ${secretVariable})`, collect)
    .option(
      "--api-version <version>",
      "the version that the endpoint is set to (default: as the delivery says)",
      parseVersion,
    )
    .option("--max-age <seconds>", "how old it may be (default: 300)", parseNumber)
    .option("--received-at <time>", "when it arrived, such as 2026-09-14T08:12:31Z (default: now)", parseTime)
    .addHelpText("after", "\nEnds with 0 when it is, 1 when it breaks a rule, 2 when there is no verdict.")
    .action(async ({ headers, body, secret, maxAge: maxAgeSeconds, receivedAt, apiVersion }: VerifyFlags) => {
      const options: VerifyWebhookOptions = {
        headers: headersIn(headers, (await readInput("The file of headers", headers)).toString()),
        body: await readInput("The file of the body", body),
        secret: secret ?? secretOr(undefined),
        apiVersion,
        maxAgeSeconds,
        receivedAt,
        allowSignedUrl: true,
      };
      process.exitCode = await tellVerdict(options);
    });
}

async function tellVerdict(options: VerifyWebhookOptions): Promise<0 | 1> {
  const verdict = await verdictOf(options);
  process.stdout.write(`${verdict.text}\n`);
  if (verdict.reason === "too-old" || verdict.reason === "in-the-future") {
    const { text } = await verdictOf({ ...options, maxAgeSeconds: 0 });
    process.stdout.write(`apart from its time: ${text}\n`);
  }
  const bytes = options.body as Buffer;
  const isLongByALine = verdict.reason === "wrong-signature" && bytes.at(-1) === 0x0a;
  if (isLongByALine && !(await verdictOf({ ...options, body: bytes.subarray(0, -1) })).reason) {
    process.stdout.write("without the line break at its end, which an editor may have added, the body is right\n");
  }
  return verdict.reason ? 1 : 0;
}

/** @throws Error for options that cannot be used */
async function verdictOf(options: VerifyWebhookOptions): Promise<{ text: string; reason?: string }> {
  try {
    const { eventType, eventId, apiVersion } = await verifyWebhook(options);
    return { text: `ok: ${eventType} ${eventId} of ${apiVersion}` };
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    return { text: `${error.reason}: ${error.message}`, reason: error.reason };
  }
}

/**
 * Headers as tools record them: a JSON object, or lines such as `name: value` and anything else.
 *
 * @throws Error that names the file, where it begins as JSON and is none
 */
function headersIn(file: string, text: string): Record<string, string> {
  if (text.trimStart().startsWith("{")) {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new Error(
        `The file of headers ${file} is no JSON, though it begins as an object: ${(error as Error).message}.`,
      );
    }
  }
  const lines = text.matchAll(/^[<>*\s]*([\w-]+):[ \t]*(.*?)[ \t]*\r?$/gm);
  return Object.fromEntries([...lines].map(([, name = "", value = ""]) => [name, value]));
}

/** @throws Error where neither the flag nor the variable gives one */
function secretOr(flag: string | undefined): string {
  const secret = flag ?? process.env[secretVariable];
  if (secret) return secret;
  throw new Error(`--secret, or the variable ${secretVariable}, must be the secret of the endpoint, such as wss_….`);
}
