import { expect, test } from "vitest";
import { createEvent } from "./create-event.js";
import { type FetchPayloadOptions, fetchPayload } from "./fetch-payload.js";

const payload = { object: "workflow_run", id: "workflow_run_a" };
const linkTo = (data: unknown) => createEvent("a", { object: "signed_data_url", data, id: "workflow_run_a" });

/** Of the error, which holds nothing of the link but its host. */
async function messageOf(link: unknown, options?: FetchPayloadOptions): Promise<string> {
  const error = await fetchPayload(linkTo(link), options).then(
    () => expect.unreachable(),
    (error) => error,
  );
  expect(error).toMatchObject({ name: "WebhookError", reason: "no-payload" });
  expect(error.cause).toBeUndefined();
  expect(error.message).not.toMatch(/token=|\/files/);
  return error.message;
}

/** A fetch that ends with its signal, as every one does. */
const answering =
  (answer: (init: RequestInit) => Response | undefined): NonNullable<FetchPayloadOptions["fetch"]> =>
  (_url, init) =>
    new Promise((resolve, reject) => {
      const { signal } = init;
      signal?.throwIfAborted();
      signal?.addEventListener("abort", () => reject(signal.reason));
      const response = answer(init);
      if (response) resolve(response);
    });

/** A body of some text that then goes on, ends, or breaks off. */
const bodyOf = (text: string, then: (controller: ReadableStreamDefaultController) => void) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      then(controller);
    },
  });

const link = "https://files.example.com/files/a?token=abc123";

test("a link gives the payload; the rest of the event stays; an event with its payload is itself", async () => {
  const inits: RequestInit[] = [];
  const fetch = answering((init) => {
    inits.push(init);
    return Response.json(payload);
  });
  const event = linkTo(link);
  expect(await fetchPayload(event, { fetch })).toEqual({ ...event, payload });
  const bare = createEvent("a", { data: link });
  expect(await fetchPayload(bare, { fetch })).toEqual({ ...bare, payload });
  const whole = createEvent("a", payload);
  expect(await fetchPayload(whole, { fetch })).toBe(whole);
  // A redirect may lead anywhere.
  expect(inits.map(({ redirect, headers }) => [redirect, headers])).toEqual(Array(2).fill(["manual", undefined]));
});

test.each<[string, () => Response]>([
  [
    "answers 302. A link works for an hour",
    () => new Response(null, { status: 302, headers: { location: "http://10.0.0.1" } }),
  ],
  ["answers with a redirect", () => Response.error()],
  ["answers 403", () => new Response("<Error/>", { status: 403 })],
  ["is no JSON object", () => Response.json([])],
  ["is no JSON", () => new Response("<p>")],
  ["is no JSON", () => new Response(null)],
  ["broke off", () => new Response(bodyOf("{", (body) => body.error(new Error(link))))],
  ["with more than 64 bytes (maxAnswerBytes)", () => new Response("x".repeat(65))],
])("a link gives no payload that %s", async (message, answer) => {
  expect(await messageOf(link, { fetch: answering(answer), maxAnswerBytes: 64 })).toContain(message);
});

test("the limit of time holds to the last byte, and a signal ends it", async () => {
  const never = answering(() => undefined);
  const slow = answering(({ signal }) => {
    return new Response(bodyOf("{", (body) => signal?.addEventListener("abort", () => body.error(signal.reason))));
  });
  for (const fetch of [never, slow]) {
    expect(await messageOf(link, { fetch, timeoutMs: 1 })).toContain("takes longer than 1 ms (timeoutMs)");
    const stop = new AbortController();
    const ended = fetchPayload(linkTo(link), { fetch, signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(ended).rejects.toBe(stop.signal.reason);
  }
});

test("nothing is asked but https on the internet, unless that is allowed", async () => {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return Response.json(payload);
  };
  const hosts =
    "localhost localhost. a.localhost printer printer. printer.local. printer.local metadata.google.internal 127.0.0.1 127.1 2130706433 0x7f.1 0.0.0.0 " +
    "10.0.0.1 100.64.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.168.0.1 198.18.0.1 224.0.0.1 [::] [::1] [::ffff:127.0.0.1] " +
    "[::ffff:10.0.0.1] [fc00::1] [fe80::1] [64:ff9b::7f00:1]";
  for (const host of hosts.split(" ")) {
    expect(await messageOf(`https://${host}/files/a?token=a`, { fetch }), host).toContain(
      "on this machine or in a private network",
    );
  }
  expect(await messageOf("http://files.example.com/files/a", { fetch })).toContain("is not https");
  expect(await messageOf("file:///files/passwd", { fetch })).toContain("is not https");
  expect(await messageOf("file:///files/passwd", { fetch, allowPrivate: true })).toContain("is not https");
  for (const link of ["files.example.com", "", 7, null])
    expect(await messageOf(link, { fetch })).toContain("is no URL");
  expect(asked).toEqual([]);
  await fetchPayload(linkTo("http://127.0.0.1:1/a"), { fetch, allowPrivate: true });
  for (const host of [
    "files.example.com",
    "8.8.8.8",
    "172.32.0.1",
    "files.example.com.",
    "local.example.com",
    "10.example.com",
    "100.128.0.1",
    "[2001:db8::1]",
  ]) {
    expect((await fetchPayload(linkTo(`https://${host}/a`), { fetch })).payload).toEqual(payload);
  }
});

test("options are looked at", async () => {
  await expect(fetchPayload(linkTo(link), { timeoutMs: 0 })).rejects.toThrow("timeoutMs must be a number above 0");
  await expect(fetchPayload(linkTo(link), { maxBytes: 1 } as object)).rejects.toThrow('There is no option "maxBytes"');
});

test("a failure is told without the words of others, which may quote the link", async () => {
  const fetch = async (url: string) => {
    throw Object.assign(new Error(`request to ${url} failed`), { code: "ECONNRESET" });
  };
  expect(await messageOf("https://files.example.com/files/a?token=abc123", { fetch })).toBe(
    "The link to the payload, at files.example.com, cannot be followed (ECONNRESET).",
  );
});
