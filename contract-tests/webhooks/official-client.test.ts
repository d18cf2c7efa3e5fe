import { ExtendClient } from "extend-ai";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { signWebhook, verifyWebhook, WebhookError } from "../../src/webhooks.js";

// Extend's own helper, which no one here wrote: what we sign it must accept, and of any delivery it must say what we say.
// Without this, a rule that we have wrong both in signing and in verifying would go unseen.
const { webhooks } = new ExtendClient({ token: "sk_test" });
const secret = "wss_test_secret_123";
const now = 1_700_000_000;
const body = JSON.stringify({
  eventId: "evt_123",
  eventType: "workflow_run.completed",
  payload: { id: "wr_1", name: "Zoë" },
});
const link = {
  object: "signed_data_url",
  data: "https://storage.example.com/signed-payload?token=abc123",
  id: "wr_xyz",
};
const linked = JSON.stringify({ eventId: "evt_456", eventType: "workflow_run.completed", payload: link });

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: now * 1000 + 500 }));
afterEach(() => void vi.useRealTimers());

interface Case {
  body?: string;
  /** When it was signed, seen from now, in seconds. */
  signed?: number;
  /** What happens to the headers on the way. */
  change?: (headers: Record<string, string>) => Record<string, string | string[]>;
  maxAgeSeconds?: number;
  allowSignedUrl?: boolean;
  with?: string;
}

const change = (name: string, to: (value: string) => string | string[]) => (headers: Record<string, string>) => ({
  ...headers,
  [`x-extend-request-${name}`]: to(headers[`x-extend-request-${name}`] ?? ""),
});

test.each<[string, "both accept" | "both refuse" | "only we refuse", Case]>([
  ["fresh", "both accept", {}],
  ["300 s old", "both accept", { signed: -300 }],
  ["301 s old", "both refuse", { signed: -301 }],
  ["60 s ahead", "both accept", { signed: 60 }],
  ["61 s ahead", "both refuse", { signed: 61 }],
  ["61 s ahead of a clock that allows 900 s", "both refuse", { signed: 61, maxAgeSeconds: 900 }],
  ["600 s old where 900 are allowed", "both accept", { signed: -600, maxAgeSeconds: 900 }],
  ["a day old, no time looked at", "both accept", { signed: -86_400, maxAgeSeconds: 0 }],
  ["a day ahead, no time looked at", "both accept", { signed: 86_400, maxAgeSeconds: 0 }],
  ["upper-case signature", "both accept", { change: change("signature", (it) => it.toUpperCase()) }],
  ["signature cut", "both refuse", { change: change("signature", (it) => it.slice(2)) }],
  ["signature of nothing", "both refuse", { change: change("signature", () => "") }],
  ["header of several values", "both accept", { change: change("signature", (it) => [it, "no"]) }],
  ["header of several values, the right one last", "both refuse", { change: change("signature", (it) => ["no", it]) }],
  [
    "names in upper case",
    "both accept",
    { change: (it) => Object.fromEntries(Object.entries(it).map(([k, v]) => [k.toUpperCase(), v])) },
  ],
  ["no timestamp", "both refuse", { change: change("timestamp", () => "") }],
  ["timestamp in words", "both refuse", { change: change("timestamp", () => "not-a-number") }],
  ["timestamp of another second", "both refuse", { change: change("timestamp", (it) => String(Number(it) + 1)) }],
  ["another secret", "both refuse", { with: "wss_other" }],
  ["link, not asked for", "both refuse", { body: linked }],
  ["link, asked for", "both accept", { body: linked, allowSignedUrl: true }],
  ["no JSON", "both refuse", { body: "hello" }],
  // That client does not look at what it parses.
  ["no event", "only we refuse", { body: '{"event":"hello"}' }],
  // Its Python and Java siblings refuse it as well: the payload is a link all the same.
  ["link without an id", "only we refuse", { body: linked.replace(',"id":"wr_xyz"', "") }],
])("%s: %s", async (_name, verdicts, { signed = 0, change = (it) => it, with: key = secret, ...options }) => {
  const { body: text = body, ...rules } = options;
  const delivery = await signWebhook({
    body: text,
    secret,
    signedAt: new Date((now + signed) * 1000),
    apiVersion: "2026-02-09",
  });
  const headers = change({ ...delivery.headers });
  const theirs = () =>
    rules.allowSignedUrl
      ? webhooks.verifyAndParse(text, headers, key, { ...rules, allowSignedUrl: true })
      : webhooks.verifyAndParse(text, headers, key, { ...rules, allowSignedUrl: false });
  const ours = verifyWebhook({ body: text, headers, secret: key, ...rules });
  if (verdicts === "both accept") {
    expect(await ours).toEqual({ apiVersion: "2026-02-09", ...theirs() });
  } else {
    await expect(ours).rejects.toBeInstanceOf(WebhookError);
    if (verdicts === "both refuse") expect(theirs).toThrow();
    else expect(theirs).not.toThrow();
  }
});
