import { expect, test } from "vitest";
import { createExtendClient, type ExtendClientOptions, InvalidInputError, UnreadableAnswerError } from "./index.js";

const path = "/workflow_runs/{id}";
const of = (id: string) => ({ params: { path: { id } } });

/** A client whose requests end in a list instead of the network. */
function observed(options: Partial<ExtendClientOptions> = {}, answer = () => Response.json({ id: "r" })) {
  const requests: (RequestInit & { url: string })[] = [];
  const { raw } = createExtendClient({
    token: "sk_s3cret",
    maxRetries: 0,
    async fetch(url, init) {
      requests.push({ url, ...init });
      return answer();
    },
    ...options,
  });
  return { raw, requests };
}

// The token would go to another path of the API, or to another host, if one of these were let through.
test.each<[string, object, string?]>([
  ["an id that is two dots", of("..")],
  ["an id that is one dot", of(".")],
  ["an id with a control character", of("a\nb")],
  ["no id", of("")],
  ["an id that is no text", of(5 as unknown as string)],
  ["a parameter that is missing", { params: { path: {} } }],
  ["no parameters", {}],
  ["a path that is written out", {}, "/workflow_runs/.."],
  ["a path that is written out, encoded", {}, "/workflow_runs/%2E%2e"],
  [
    "a path serializer that does not encode",
    { ...of("../.."), pathSerializer: (_: string, { id = "" }) => `https://api.extend.ai/a/${id}` },
  ],
  ["a base URL in plain http", { ...of("r"), baseUrl: "http://192.0.2.2:1" }],
  ["a base URL with credentials", { ...of("r"), baseUrl: "https://a:b@api.extend.ai" }],
  [
    "middleware that goes to plain http",
    { ...of("r"), middleware: [{ onRequest: () => new Request("http://192.0.2.2:1/r") }] },
  ],
])("%s is refused before anything is sent", async (_, init, template = path) => {
  const { raw, requests } = observed();
  const call = raw.GET(template as typeof path, init as ReturnType<typeof of>);
  await expect(call).rejects.toThrow(InvalidInputError);
  expect(requests).toEqual([]);
});

test("middleware and calls may choose another address that keeps the token secret", async () => {
  const { raw, requests } = observed();
  await raw.GET(path, { ...of("r"), baseUrl: "https://eu.example.com/extend/" });
  raw.use({ onRequest: ({ request }) => new Request(request.url.replace("api.extend.ai", "localhost"), request) });
  await raw.GET(path, of("r"));
  expect(requests.map(({ url }) => url)).toEqual([
    "https://eu.example.com/extend/workflow_runs/r",
    "https://localhost/workflow_runs/r",
  ]);
});

test("a call takes the options of a call, and hands the others to fetch", async () => {
  const { raw, requests } = observed({}, () =>
    Response.json({ message: "No." }, { status: 503, headers: { "retry-after": "0" } }),
  );
  await raw.GET(path, {
    ...of("r"),
    maxRetries: 1,
    workspaceId: "ws_1",
    credentials: "include",
    next: { tags: ["r"] },
  });
  expect(requests).toHaveLength(2);
  expect(requests[0]).toMatchObject({ credentials: "include", next: { tags: ["r"] }, redirect: "manual" });
  expect(requests[0]?.headers).toMatchObject({ "x-extend-workspace-id": "ws_1" });
  expect(requests[0]).not.toHaveProperty("maxRetries");

  const slow = observed({ fetch: () => new Promise(() => {}) }).raw.GET(path, { ...of("r"), timeoutMs: 1 });
  await expect(slow).rejects.toMatchObject({ limit: "timeoutMs" });
});

test.each([
  { timeoutMs: 0 },
  { signal: new AbortController() },
  { headers: "a: b" },
  { fetch: {} },
  { redirect: "follow" },
  { body: Promise.resolve({ name: "lost" }) },
  { body: { metadata: new Map([["lost", 1]]) } },
])("%o is refused", async (wrong) => {
  const { raw, requests } = observed();
  await expect(raw.POST(path, { ...of("r"), body: {}, ...(wrong as object) })).rejects.toThrow(InvalidInputError);
  expect(requests).toEqual([]);
});

test("a fetch of its own gets token and version", async () => {
  const { raw, requests } = observed();
  const seen: Request[] = [];
  const fetch = async (request: Request) => {
    seen.push(request);
    return Response.json({ id: "own" });
  };
  expect((await raw.GET(path, { ...of("r"), fetch })).data).toEqual({ id: "own" });
  expect(seen[0]?.headers.get("authorization")).toBe("Bearer sk_s3cret");
  expect(seen[0]?.headers.get("x-extend-api-version")).toBe("2026-02-09");
  expect(requests).toEqual([]);
});

test("an answer that is no JSON is an error of ours, and one that is asked for as text is not", async () => {
  const html = () => new Response("<h1>sk_s3cret</h1>", { headers: { "content-type": "text/html" } });
  const { raw } = observed({}, html);
  const error: unknown = await raw.GET(path, of("r")).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(UnreadableAnswerError);
  expect(error).toMatchObject({ status: 200, message: expect.stringContaining("answered 200 of type text/html") });
  expect(`${error} ${JSON.stringify(error)}`).not.toContain("s3cret");
  expect((await raw.GET(path, { ...of("r"), parseAs: "text" })).data).toContain("<h1>");
});
