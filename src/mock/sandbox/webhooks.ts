import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
// Not the globals, which the DOM of a test may have replaced.
import { clearTimeout, setTimeout } from "node:timers";
import { newestApiVersion } from "../../api-versions.js";
import { eventExamplesOf } from "../../bundles/operations-of.js";
import { isObject, type JsonObject } from "../../json.js";
import { signWebhook, type WebhookApiVersion } from "../../webhooks.js";
import type { Description, Descriptions } from "../description.js";
import { printJson } from "../front/exact-json.js";
import type { State } from "./state.js";

/** An address that is told when a run ends. */
export interface WebhookEndpoint {
  url: string;
  /** The key that deliveries are signed with, such as `wss_…`. */
  secret: string;
  /** The version that payloads are in; it must be one that describes webhooks. @default the newest */
  apiVersion?: WebhookApiVersion | undefined;
  /** How long to wait before the first repetition, in milliseconds; each later wait is twice as long. @default 1000 */
  retryMs?: number | undefined;
}

/** An event on its way to an endpoint, or there. */
export interface Delivery {
  readonly url: string;
  readonly eventId: string;
  readonly eventType: string;
  /** The body as it was signed. */
  readonly body: string;
  /** How often it was sent so far. */
  attempts: number;
  /** Of the last answer; undefined where none came. */
  status: number | undefined;
}

/** Tells endpoints what happens to runs. */
export interface Webhooks {
  /** Sends an event for each run that has ended since the last time. */
  notice(): void;
  /** Resolves when every event so far has arrived, or has been given up. */
  deliveries(): Promise<readonly Delivery[]>;
  /** Forgets what was delivered, and gives up what was not. */
  reset(): void;
}

/** How often an event is sent before it is given up. */
const maxAttempts = 6;

/** How long an endpoint has for its answer, in milliseconds. */
const timeoutMs = 30_000;

/**
 * Makes webhooks for some endpoints.
 *
 * @throws TypeError for an endpoint that cannot be told
 */
export function createWebhooks(
  endpoints: readonly WebhookEndpoint[],
  descriptions: Descriptions,
  state: State,
): Webhooks {
  for (const endpoint of endpoints) checkEndpoint(endpoint, descriptions);
  const sent: Delivery[] = [];
  const open = new Set<Promise<void>>();
  const timers = new Map<NodeJS.Timeout, () => void>();
  let next: NodeJS.Timeout | undefined;
  // What was sent before a reset is nobody's any more.
  let round = 0;

  function notice(): void {
    if (endpoints.length === 0) return;
    for (const id of state.runs.takeEnded()) {
      // The same event for all, whatever version it is shown in.
      const eventId = state.ids.next("event");
      for (const endpoint of endpoints) announce(endpoint, id, eventId);
    }
    clearTimeout(next);
    const wait = state.runs.timeToNextEnd();
    if (wait === undefined) return;
    next = setTimeout(notice, wait);
    next.unref();
  }

  function announce(endpoint: WebhookEndpoint, id: string, eventId: string): void {
    const { url, apiVersion = newestApiVersion } = endpoint;
    const payload = state.runs.get(apiVersion, id);
    const eventType = payload && eventOf(descriptions[apiVersion], payload);
    if (eventType === undefined) return;
    const body = printJson({ eventId, eventType, payload });
    const delivery: Delivery = { url, eventId, eventType, body, attempts: 0, status: undefined };
    sent.push(delivery);
    const done: Promise<void> = deliver(delivery, endpoint, round).finally(() => open.delete(done));
    open.add(done);
  }

  async function deliver(delivery: Delivery, endpoint: WebhookEndpoint, began: number): Promise<void> {
    for (let wait = endpoint.retryMs ?? 1000; began === round; wait *= 2) {
      delivery.attempts++;
      delivery.status = await post(endpoint, delivery.body);
      if (delivery.status !== undefined && delivery.status >= 200 && delivery.status < 300) return;
      if (delivery.attempts === maxAttempts || began !== round) break;
      await pause(wait);
    }
    if (began !== round) return;
    const outcome = delivery.status === undefined ? "no answer" : `answer ${delivery.status}`;
    process.emitWarning(
      `${delivery.eventType} was given up for ${delivery.url} after ${maxAttempts} attempts: ${outcome}`,
    );
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, milliseconds);
      timer.unref();
      timers.set(timer, resolve);
    });
  }

  return {
    notice,
    async deliveries() {
      while (open.size > 0) await Promise.all(open);
      return [...sent];
    },
    reset() {
      round++;
      sent.length = 0;
      clearTimeout(next);
      for (const [timer, resolve] of timers) {
        clearTimeout(timer);
        resolve();
      }
      timers.clear();
    },
  };
}

function checkEndpoint(
  { url, secret, apiVersion = newestApiVersion }: WebhookEndpoint,
  descriptions: Descriptions,
): void {
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new TypeError(`The url of a webhook must be an address such as http://127.0.0.1:3000/hooks; got ${url}.`);
  }
  if (typeof secret !== "string" || secret === "")
    throw new TypeError("The secret of a webhook must be a text, such as wss_….");
  const described = Object.values(descriptions).filter(({ bundle }) => bundle.webhooks !== undefined);
  if (!described.some(({ version }) => version === apiVersion)) {
    const known = described.map(({ version }) => version).join(", ");
    throw new TypeError(
      `The version ${apiVersion} describes no webhooks. The apiVersion of a webhook is one of ${known}.`,
    );
  }
}

/** The event that tells of a run: the one whose example is about a run in the same status. */
function eventOf({ bundle }: Description, run: JsonObject): string | undefined {
  return eventExamplesOf(bundle).find(({ value }) => {
    const payload = isObject(value) && isObject(value.payload) ? value.payload : {};
    return payload.object === run.object && payload.status === run.status;
  })?.event;
}

/** The status of the answer; undefined where none comes. */
async function post(
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
