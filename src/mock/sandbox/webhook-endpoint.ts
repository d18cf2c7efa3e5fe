import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { newestApiVersion } from "../../api-versions.js";
import { show } from "../../json.js";
import { checkOptions, isListOf, type OptionChecks } from "../../serving/check-options.js";
import { signWebhook, type WebhookApiVersion } from "../../webhooks.js";
import type { Descriptions } from "../description.js";

/** An address that is told when a run ends. */
export interface WebhookEndpoint {
  url: string;
  /** The key that deliveries are signed with, such as `wss_…`. */
  secret: string;
  /** The version that payloads are in; it must be one that describes webhooks. @default the newest */
  apiVersion?: WebhookApiVersion | undefined;
  /** The events that it is told of. @default every event of a run, and none of the steps in it */
  events?: readonly string[] | undefined;
  /**
   * How long a payload may be, in bytes of JSON. A longer one stays with the sandbox, and the event has a link to it, which
   * works until the sandbox is reset or closed. @default every payload is in its event
   */
  urlThresholdBytes?: number | undefined;
  /** How long to wait before the first repetition, in milliseconds; each later wait is twice as long. @default 1000 */
  retryMs?: number | undefined;
}

/** How long an endpoint has for its answer, in milliseconds. */
const timeoutMs = 30_000;

const isText = (value: unknown) => (typeof value === "string" && value !== "" ? undefined : "a text");
const isCount = (what: string) => (value: unknown) =>
  Number(value) >= 0 && typeof value === "number" ? undefined : what;

const endpointChecks: OptionChecks<WebhookEndpoint> = {
  url: isText,
  secret: (value) => isText(value) && "a text, such as wss_…",
  apiVersion: isText,
  events: isListOf("events"),
  urlThresholdBytes: isCount("a number of bytes"),
  retryMs: isCount("a number of milliseconds"),
};

/** @throws TypeError for an endpoint that cannot be told */
export function checkEndpoint(endpoint: WebhookEndpoint, descriptions: Descriptions): void {
  checkOptions("a webhook", endpoint, endpointChecks);
  const { url, secret, apiVersion = newestApiVersion, events = [] } = endpoint;
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new TypeError(`The url of a webhook must be an address such as http://127.0.0.1:3000/hooks; got ${url}.`);
  }
  if (secret === undefined) throw new TypeError("A webhook needs a secret, such as wss_….");
  const described = Object.values(descriptions).filter(({ bundle }) => bundle.webhooks !== undefined);
  if (!described.some(({ version }) => version === apiVersion)) {
    const known = described.map(({ version }) => version).join(", ");
    throw new TypeError(
      `The version ${apiVersion} describes no webhooks. The apiVersion of a webhook is one of ${known}.`,
    );
  }
  const describedEvents = Object.keys(descriptions[apiVersion].bundle.webhooks ?? {});
  const unknown = events.find((event) => !describedEvents.includes(event));
  if (unknown !== undefined) {
    throw new TypeError(`${apiVersion} has no event ${show(unknown)}. It has: ${describedEvents.join(", ")}.`);
  }
}

/** The status of the answer; undefined where none comes. */
export async function post(
  { url, secret, apiVersion = newestApiVersion }: WebhookEndpoint,
  body: string,
): Promise<number | undefined> {
  // Signed anew each time, since receivers look at the time; at that of the machine, whatever the sandbox's is.
  const { headers } = await signWebhook({ body, secret, apiVersion });
  const send = url.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const request = send(url, {
      method: "POST",
      timeout: timeoutMs,
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
    });
    request.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
    request.on("close", () => resolve(undefined));
    request.end(body);
  });
}
