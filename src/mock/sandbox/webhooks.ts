// Not the globals, which the DOM of a test may have replaced.
import { clearTimeout, setTimeout } from "node:timers";
import { type ApiVersion, newestApiVersion } from "../../api-versions.js";
import { eventExamplesOf } from "../../bundles/operations-of.js";
import { isObject, type JsonObject } from "../../json.js";
import type { Description, Descriptions } from "../description.js";
import { printJson } from "../front/exact-json.js";
import type { State } from "./state.js";
import { checkEndpoint, post, type WebhookEndpoint } from "./webhook-endpoint.js";

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
  /** Sends a delivery once more; resolves when it has arrived or has been given up. */
  redeliver(delivery: Delivery): Promise<void>;
  /** What a link to a payload leads to; undefined where there is none. */
  payload(pathname: string): string | undefined;
  /** Says where links to payloads lead: to a URL without a slash at its end. */
  linkTo(origin: string): void;
  /** Forgets what was delivered, and gives up what was not. */
  reset(): void;
}

/** Where the sandbox hands out payloads. */
const payloadPath = "/sandbox/payloads/";

/** How many deliveries are kept to look at. */
const maxKept = 10_000;

/** How often an event is sent before it is given up. */
const maxAttempts = 6;

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
  const endpointOf = new WeakMap<Delivery, WebhookEndpoint>();
  const payloads = new Map<string, string>();
  // A review ends a run once more, and none of its steps.
  const toldSteps = new Set<string>();
  let origin = "http://127.0.0.1";
  const open = new Set<Promise<void>>();
  const timers = new Map<NodeJS.Timeout, () => void>();
  let next: NodeJS.Timeout | undefined;
  // What was sent before a reset is nobody's any more.
  let round = 0;

  function notice(): void {
    if (endpoints.length === 0) return;
    for (const id of state.runs.takeEnded()) {
      // The same events for all, whatever version they are shown in.
      const eventId = state.ids.next("event");
      for (const endpoint of endpoints) {
        const run = state.runs.get(versionOf(endpoint), id);
        for (const step of (run?.stepRuns ?? []) as JsonObject[]) {
          if (!toldSteps.has(String(step.id))) announce(endpoint, step, state.ids.from("event", String(step.id)), id);
        }
        if (run) announce(endpoint, run, eventId, id);
      }
      for (const version of new Set(endpoints.map(versionOf))) {
        const { stepRuns } = state.runs.get(version, id) ?? {};
        for (const step of (stepRuns ?? []) as JsonObject[]) toldSteps.add(String(step.id));
      }
    }
    for (const part of [state.singleRuns, state.batches]) {
      for (const id of part.takeEnded()) {
        const eventId = state.ids.next("event");
        for (const endpoint of endpoints) {
          const ended = part.get(versionOf(endpoint), id);
          if (ended) announce(endpoint, ended, eventId, id);
        }
      }
    }
    clearTimeout(next);
    const waits = [state.runs.timeToNextEnd(), state.singleRuns.timeToNextEnd()].filter((it) => it !== undefined);
    if (waits.length === 0) return;
    const wait = Math.min(...waits);
    next = setTimeout(notice, wait);
    next.unref();
  }

  function announce(endpoint: WebhookEndpoint, thing: JsonObject, eventId: string, runId: string): void {
    const { url, events, urlThresholdBytes = Number.POSITIVE_INFINITY } = endpoint;
    const told = eventOf(descriptions[versionOf(endpoint)], thing);
    if (!told) return;
    const { eventType, payload } = told;
    if (events ? !events.includes(eventType) : thing.id !== runId) return;
    const text = printJson(payload);
    const isLinked = Buffer.byteLength(text) > urlThresholdBytes;
    const body = printJson({ eventId, eventType, payload: isLinked ? linkedPayload(payload, text, eventId) : payload });
    const delivery: Delivery = { url, eventId, eventType, body, attempts: 0, status: undefined };
    endpointOf.set(delivery, endpoint);
    sent.push(delivery);
    if (sent.length > maxKept) sent.shift();
    send(delivery, endpoint);
  }

  function linkedPayload({ id, metadata }: JsonObject, text: string, eventId: string): JsonObject {
    const pathname = `${payloadPath}${state.ids.from("payload", eventId, text)}`;
    payloads.set(pathname, text);
    return { object: "signed_data_url", data: origin + pathname, id, ...(metadata !== undefined && { metadata }) };
  }

  function send(delivery: Delivery, endpoint: WebhookEndpoint): Promise<void> {
    const done: Promise<void> = deliver(delivery, endpoint, round).finally(() => open.delete(done));
    open.add(done);
    return done;
  }

  async function deliver(delivery: Delivery, endpoint: WebhookEndpoint, began: number): Promise<void> {
    const last = delivery.attempts + maxAttempts;
    for (let wait = endpoint.retryMs ?? 1000; began === round; wait *= 2) {
      delivery.attempts++;
      delivery.status = await post(endpoint, delivery.body);
      if (delivery.status !== undefined && delivery.status >= 200 && delivery.status < 300) return;
      if (delivery.attempts === last || began !== round) break;
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
    async redeliver(delivery) {
      const endpoint = endpointOf.get(delivery);
      if (!endpoint) throw new TypeError("redeliver takes a delivery that deliveries() of this sandbox has given.");
      await send(delivery, endpoint);
    },
    payload: (pathname) => payloads.get(pathname),
    linkTo(url) {
      origin = url;
    },
    reset() {
      round++;
      sent.length = 0;
      payloads.clear();
      toldSteps.clear();
      clearTimeout(next);
      for (const [timer, resolve] of timers) {
        clearTimeout(timer);
        resolve();
      }
      timers.clear();
    },
  };
}

function versionOf({ apiVersion = newestApiVersion }: WebhookEndpoint): ApiVersion {
  return apiVersion;
}

/**
 * The event that tells of a thing, and what it says: the one whose example is about a thing of the same kind in the same
 * status. Batches of several kinds differ in the beginning of their ids only. Of some kinds events have the state alone:
 * then they say what their example does.
 */
function eventOf({ bundle }: Description, thing: JsonObject): { eventType: string; payload: JsonObject } | undefined {
  const fitting = eventExamplesOf(bundle).flatMap(({ event, value }) => {
    const like = isObject(value) && isObject(value.payload) ? value.payload : {};
    const isKind = like.object === thing.object || String(like.object).startsWith(`${thing.object}_`);
    return isKind && like.type === thing.type && like.status === thing.status ? [{ event, like }] : [];
  });
  const prefixOf = ({ id }: JsonObject) => String(id).split("_", 1)[0];
  const found = fitting.find(({ like }) => prefixOf(like) === prefixOf(thing)) ?? fitting[0];
  if (!found) return undefined;
  const { event, like } = found;
  if (like.object === thing.object) return { eventType: event, payload: thing };
  const members = Object.keys(like).map((name) => [name, name === "object" ? like.object : thing[name]]);
  return { eventType: event, payload: Object.fromEntries(members) };
}
