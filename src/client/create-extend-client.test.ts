import { expect, test } from "vitest";
import { type ApiVersion, apiVersions } from "../api-versions.js";
import { createExtendClient, type ExtendClientOptions, InvalidInputError } from "./index.js";

const versions = Object.keys(apiVersions) as ApiVersion[];

/** A client of its own per test, whose requests end in a list instead of the network. */
function observed<V extends ApiVersion = "2026-02-09">(options: Partial<ExtendClientOptions<V>> = {}) {
  const requests: Request[] = [];
  const extend = createExtendClient<V>({
    token: "sk_test",
    async fetch(url, init) {
      requests.push(new Request(url, init));
      const run = { object: "workflow_run", id: "r" };
      return Response.json({ ...run, success: true, workflowRun: run });
    },
    ...options,
  });
  return { extend, requests };
}

test.each(versions)("%s: sends its own version header, or none", async (apiVersion) => {
  const { extend, requests } = observed({ apiVersion });
  await extend.workflowRuns.get("r");
  await extend.workflowRuns.update("r", {});
  for (const { headers } of requests) {
    expect(headers.get("x-extend-api-version")).toBe(/^\d{4}-/.test(apiVersion) ? apiVersion : null);
  }
});

test.each<[ApiVersion, string]>([
  ["legacy", "https://api-prod.extend.app/workflow_runs/r"],
  ["v1", "https://api-prod.extend.app/v1/workflow_runs/r"],
  ["2025-04-21", "https://api.extend.ai/workflow_runs/r"],
  ["2026-02-09", "https://api.extend.ai/workflow_runs/r"],
])("%s: goes to %s unless told otherwise", async (apiVersion, url) => {
  const { extend, requests } = observed({ apiVersion });
  await extend.workflowRuns.get("r");
  expect(requests.map((request) => `${request.method} ${request.url}`)).toEqual([`GET ${url}`]);
});

test("speaks the newest version when none is named", () => {
  expect(observed().extend.apiVersion).toBe("2026-02-09");
});

test("an update sends JSON, a read no body", async () => {
  const { extend, requests } = observed();
  await extend.workflowRuns.update("r", { name: "é", metadata: { a: [1] } });
  await extend.workflowRuns.get("r");
  const [update, get] = requests;
  expect(update?.headers.get("content-type")).toBe("application/json");
  expect(await update?.text()).toBe('{"name":"é","metadata":{"a":[1]}}');
  expect(get?.headers.get("content-type")).toBeNull();
  expect(get?.body).toBeNull();
});

test("a base URL with a path keeps it", async () => {
  const { extend, requests } = observed({ baseUrl: "https://gateway.example.com/extend/" });
  await extend.workflowRuns.get("r");
  expect(requests[0]?.url).toBe("https://gateway.example.com/extend/workflow_runs/r");
});

test("a token function is asked for each request", async () => {
  let asked = 0;
  const { extend, requests } = observed({ token: async () => `sk_${++asked}` });
  await extend.workflowRuns.get("r");
  await extend.raw.GET("/workflow_runs/{id}", { params: { path: { id: "r" } } });
  expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer sk_1", "Bearer sk_2"]);
});

test("a token function that gives nothing stops the request", async () => {
  const { extend, requests } = observed({ token: () => "" });
  await expect(extend.workflowRuns.get("r")).rejects.toThrow(InvalidInputError);
  expect(requests).toEqual([]);
});

test("what a token function throws reaches the caller as it is", async () => {
  const reason = new Error("vault is sealed");
  const { extend } = observed({ token: () => Promise.reject(reason) });
  await expect(extend.workflowRuns.get("r")).rejects.toBe(reason);
});

test("the workspace is sent when given, and a call's own wins", async () => {
  const { extend, requests } = observed({ workspaceId: "ws_1" });
  await extend.workflowRuns.get("r");
  await extend.workflowRuns.get("r", { workspaceId: "ws_2" });
  await observed().extend.workflowRuns.get("r");
  expect(requests.map(({ headers }) => headers.get("x-extend-workspace-id"))).toEqual(["ws_1", "ws_2"]);
});

test("a workspace that a header cannot carry is refused", async () => {
  expect(() => observed({ workspaceId: "ws 1" })).toThrow(InvalidInputError);
  await expect(observed().extend.workflowRuns.get("r", { workspaceId: "" })).rejects.toThrow("workspaceId must be");
});

test("the caller's headers win: of a call over the client's, of the client's over ours", async () => {
  const { extend, requests } = observed({ headers: { Authorization: "Bearer other", "X-Team": "client" } });
  await extend.workflowRuns.get("r", { headers: { "x-team": "call", "X-Extend-Api-Version": "2025-04-21" } });
  const headers = requests[0]?.headers;
  expect(headers?.get("authorization")).toBe("Bearer other");
  expect(headers?.get("x-team")).toBe("call");
  expect(headers?.get("x-extend-api-version")).toBe("2025-04-21");
});

/** Headers as another realm or library has them: of a class that is not ours. */
class ForeignHeaders {
  *[Symbol.iterator]() {
    yield ["X-Team", "ap"] as const;
    yield ["x-list", "a"] as const;
    yield ["x-list", "b"] as const;
  }
}

test.each<[string, Iterable<readonly [string, string]>]>([
  ["Headers of another realm", new ForeignHeaders()],
  [
    "a Map",
    new Map([
      ["X-Team", "ap"],
      ["x-list", "a, b"],
    ]),
  ],
  [
    "a list of pairs",
    [
      ["X-Team", "ap"],
      ["x-list", "a"],
      ["x-list", "b"],
    ],
  ],
  [
    "Headers",
    new Headers([
      ["X-Team", "ap"],
      ["x-list", "a"],
      ["x-list", "b"],
    ]),
  ],
])("%s arrive whole, of a client, of a call and of raw", async (_, headers) => {
  const of = observed({ headers });
  await of.extend.workflowRuns.get("r");
  const plain = observed();
  await plain.extend.workflowRuns.get("r", { headers });
  await plain.extend.raw.GET("/workflow_runs/{id}", { params: { path: { id: "r" } }, headers: headers as Headers });
  for (const request of [...of.requests, ...plain.requests]) {
    expect([request.headers.get("x-team"), request.headers.get("x-list")]).toEqual(["ap", "a, b"]);
  }
});

test("a fetch of another realm works: it is given texts and plain values", async () => {
  const { extend } = observed({
    async fetch(url, init) {
      expect(typeof url).toBe("string");
      expect(Object.getPrototypeOf(init.headers)).toBe(Object.prototype);
      // Not the platform's Response, and a body that is no stream.
      const headers = new Map([["content-type", "application/json"]]);
      return { status: 200, headers, text: async () => '{"id": "foreign"}' };
    },
  });
  expect(await extend.workflowRuns.get("r")).toEqual({ id: "foreign" });
});

test("a fetch that stores answers by default is told not to, so that a run is seen to change", async () => {
  const store = new Map<string, Response>();
  let status = 0;
  const { extend } = observed({
    async fetch(url, { cache }) {
      const stored = cache === "no-store" ? undefined : store.get(url);
      const answer = stored ?? Response.json({ id: "r", status: `${status++}` });
      store.set(url, answer);
      return answer.clone();
    },
  });
  const raw = async () => (await extend.raw.GET("/workflow_runs/{id}", { params: { path: { id: "r" } } })).data;
  const seen = [await extend.workflowRuns.get("r"), await extend.workflowRuns.get("r"), await raw(), await raw()];
  expect(seen.map((run) => run?.status)).toEqual(["0", "1", "2", "3"]);
});

test.each([null, "", undefined])("a version header of %j does not drop the version", async (value) => {
  const headers = { "X-Extend-Api-Version": value };
  const { extend, requests } = observed({ headers });
  await extend.workflowRuns.get("r");
  await extend.workflowRuns.get("r", { headers });
  await extend.raw.GET("/workflow_runs/{id}", { params: { path: { id: "r" } }, headers });
  expect(requests.map((request) => request.headers.get("x-extend-api-version"))).toEqual(Array(3).fill("2026-02-09"));
});

test("raw returns data, error and response, and does not throw for a refusal", async () => {
  const { extend } = observed({ fetch: async () => Response.json({ code: "NOT_FOUND" }, { status: 404 }) });
  const { data, error, response } = await extend.raw.GET("/workflow_runs/{id}", { params: { path: { id: "r" } } });
  expect(data).toBeUndefined();
  expect(error).toEqual({ code: "NOT_FOUND" });
  expect(response.status).toBe(404);
});

test.each<[string, object, string]>([
  [
    "an unknown version",
    { apiVersion: "2024-01-01" },
    'Unknown apiVersion "2024-01-01". Known: legacy, v1, 2025-04-21',
  ],
  ["a version that Object has", { apiVersion: "toString" }, 'Unknown apiVersion "toString"'],
  ["no token", { token: undefined }, "The token is missing"],
  ["an http base URL", { baseUrl: "http://api.extend.ai" }, "is plain http"],
])("%s is refused before any request", (_, options, why) => {
  expect(() => observed(options)).toThrow(InvalidInputError);
  expect(() => observed(options)).toThrow(why);
});
