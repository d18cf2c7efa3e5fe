import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test, vi } from "vitest";
import type { Finding } from "./report/report.js";
import { verify } from "./verify.js";

// A description with operations and a member that no code knows: an id and its history, notes to list, make and delete.
vi.mock("../bundles/read-bundle.js", async (importOriginal) => {
  const { readBundle } = await importOriginal<typeof import("../bundles/read-bundle.js")>();
  return {
    async readBundle(version: Parameters<typeof readBundle>[0]) {
      // biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document
      const bundle: any = structuredClone(await readBundle(version));
      // Of the real operations only these, so that each verification is short.
      const { get, post, parameters } = bundle.paths["/workflow_runs/{id}"];
      // biome-ignore lint/suspicious/noExplicitAny: as above
      const paths: any = { "/workflow_runs/{id}": { get, post, parameters } };
      bundle.paths = paths;
      const { components } = bundle;
      const answer = (schema: object) => ({ content: { "application/json": { schema } } });
      const error = answer({ type: "object" });
      const note = {
        type: "object",
        required: ["id", "text"],
        properties: { id: { type: "string" }, text: { type: "string" } },
      };
      const noteId = {
        name: "noteId",
        in: "path",
        required: true,
        schema: { type: "string" },
        example: "note_example",
      };
      const places = { "x-fern-sdk-group-name": "notes", "x-fern-sdk-method-name": "" };
      const at = (name: string) => ({ ...places, "x-fern-sdk-method-name": name });
      paths["/workflow_runs/{id}/history"] = {
        parameters: [{ $ref: "#/components/parameters/WorkflowRunId" }],
        get: {
          operationId: "getWorkflowRunHistory",
          responses: { 200: answer({ type: "object", required: ["events"] }) },
        },
      };
      paths["/notes"] = {
        get: {
          ...{ operationId: "listNotes", ...at("list") },
          parameters: [
            { name: "colour", in: "query", schema: { type: "string", enum: ["RED", "BLUE"] } },
            { name: "pageSize", in: "query", schema: { type: "integer", minimum: 1, maximum: 5 } },
            { name: "page", in: "query", schema: { type: "string" } },
          ],
          "x-fern-pagination": { cursor: "$request.page", next_cursor: "$response.next", results: "$response.notes" },
          responses: {
            200: answer({ type: "object", required: ["notes"], properties: { notes: { type: "array", items: note } } }),
            ...{ 400: error, 401: error },
          },
        },
        post: {
          ...{ operationId: "createNote", ...at("create") },
          requestBody: {
            content: {
              "application/json": {
                schema: { ...note, required: ["text"], properties: { text: { type: "string", minLength: 1 } } },
                examples: { one: { value: { text: "Ask for the second page" } } },
              },
            },
          },
          responses: { 201: answer(note), 400: error, 401: error },
        },
      };
      paths["/notes/{noteId}"] = {
        parameters: [noteId],
        get: { operationId: "getNote", ...at("get"), responses: { 200: answer(note), 401: error, 404: error } },
        put: {
          ...{ operationId: "updateNote", ...at("update") },
          requestBody: {
            content: {
              "application/json": {
                schema: { type: "object", required: ["text"], properties: { text: { type: "string" } } },
                examples: { one: { value: { text: "Ask for the third page" } } },
              },
            },
          },
          responses: { 200: answer(note), 400: error, 401: error, 404: error },
        },
        delete: { operationId: "deleteNote", ...at("delete"), responses: { 200: answer({}), 401: error, 404: error } },
      };
      components.schemas.UpdateWorkflowRunRequest.properties.priority = { type: "integer", minimum: 1, maximum: 5 };
      return bundle;
    },
  };
});

// The table is printed from the same description.
vi.mock("../api-versions.js", async (importOriginal) => {
  const original = await importOriginal<typeof import("../api-versions.js")>();
  const row = original.apiVersions["2026-02-09"];
  const { get, update } = row.operations.workflowRuns;
  const operations = {
    workflowRuns: {
      get,
      update,
      getHistory: { method: "GET", path: "/workflow_runs/{id}/history" },
    },
    notes: {
      list: { method: "GET", path: "/notes", page: { token: "page", next: "next", items: "notes" } },
      create: { method: "POST", path: "/notes", body: "application/json" },
      get: { method: "GET", path: "/notes/{noteId}" },
      update: { method: "PUT", path: "/notes/{noteId}", body: "application/json" },
      delete: { method: "DELETE", path: "/notes/{noteId}" },
    },
  };
  return { ...original, apiVersions: { ...original.apiVersions, "2026-02-09": { ...row, operations } } };
});

/** What a server answers: a status, and a body. */
type Answer = [status: number, body: unknown];

interface Notes {
  notes: Map<string, object>;
  request: IncomingMessage;
  url: URL;
  body: unknown;
}

const run = { object: "workflow_run", id: "run", status: "PROCESSED", metadata: {} };
const refused: Answer = [400, {}];

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
const isNote = (body: unknown) => isObject(body) && typeof (body as { text?: unknown }).text === "string";

/** How each operation on notes is carried out as described. */
const described = {
  list({ notes, url: { searchParams } }: Notes): Answer {
    const size = Number(searchParams.get("pageSize") ?? 5);
    const begin = Number(searchParams.get("page") ?? 0);
    const colour = searchParams.get("colour");
    if (!(size >= 1 && size <= 5) || (colour !== null && !["RED", "BLUE"].includes(colour))) return refused;
    const shown = [...notes.values()].slice(begin, begin + size);
    return [200, { notes: shown, ...(begin + size < notes.size && { next: String(begin + size) }) }];
  },
  create({ notes, body }: Notes): Answer {
    if (!isNote(body) || (body as { text: string }).text === "") return refused;
    const note = { ...(body as { text: string }), id: `note_${notes.size + 1}_new` };
    notes.set(note.id, note);
    return [201, note];
  },
  get: ({ notes, url }: Notes): Answer => (notes.has(idOf(url)) ? [200, notes.get(idOf(url))] : [404, {}]),
  change({ notes, url, body }: Notes): Answer {
    if (!notes.has(idOf(url))) return [404, {}];
    if (!isNote(body)) return refused;
    notes.set(idOf(url), { ...(body as object), id: idOf(url) });
    return [200, notes.get(idOf(url))];
  },
  delete: ({ notes, url }: Notes): Answer => (notes.delete(idOf(url)) ? [200, {}] : [404, {}]),
  history: (): Answer => [200, { events: [] }],
  update: ({ body }: Notes): Answer => (isUpdate(body) && isPriority(body.priority) ? [200, run] : refused),
  isKnown: (request: IncomingMessage) => request.headers.authorization === "Bearer sk_a",
};

function isUpdate(body: unknown): body is { priority?: unknown } {
  if (!isObject(body)) return false;
  const { name = "", metadata = {} } = body as Record<string, unknown>;
  return typeof name === "string" && isObject(metadata);
}

const isPriority = (value: unknown) =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5);

const idOf = ({ pathname }: URL) => pathname.replace("/notes/", "");

async function verifyServer(changes: Partial<typeof described>, only: string[], signal?: AbortSignal) {
  const does = { ...described, ...changes };
  const notes = new Map<string, object>(["a", "b", "c"].map((id) => [id, { id, text: `Note ${id}` }]));
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://server");
    const sent = await text(request);
    const asked = { notes, request, url, body: sent === "" ? undefined : JSON.parse(sent) };
    const [status, body] = answer(asked);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  function answer(asked: Notes): Answer {
    const { method, url = "" } = asked.request;
    if (!does.isKnown(asked.request)) return [401, {}];
    if (url.endsWith("/history")) return does.history();
    if (url.startsWith("/notes/") && method === "PUT") return does.change(asked);
    if (url.startsWith("/notes/")) return method === "DELETE" ? does.delete(asked) : does.get(asked);
    if (url.startsWith("/notes")) return method === "POST" ? does.create(asked) : does.list(asked);
    return method === "POST" ? does.update(asked) : [200, run];
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const report = await verify({
    ...{ url: `http://127.0.0.1:${port}`, apiVersion: "2026-02-09", runIds: ["run"], token: "sk_a", only },
    ...{ write: true, create: true, cases: 20, signal },
  });
  await new Promise((resolve) => server.close(resolve));
  // The run itself is none of these tests' concern.
  const isOfRun = ({ operation }: Finding) => operation === "getWorkflowRun" || operation === "updateWorkflowRun";
  const isToldOf = (it: Finding) => it.severity !== "information" && !(it.check === "documented-body" && isOfRun(it));
  return { ...report, findings: report.findings.filter(isToldOf) };
}

const generic = [
  ...["documented-operations", "list-pages", "accepted-queries", "refused-queries", "unknown-things"],
  ...["authenticated-operations", "created-things", "broken-bodies"],
];

test("operations that are new in the description are checked without new code", async () => {
  const { findings, checks, operations, leftBehind } = await verifyServer({}, generic);
  expect(findings).toEqual([]);
  for (const name of generic) expect(checks).toContainEqual(expect.objectContaining({ name, outcome: "passed" }));
  const ofNotes = operations.filter(({ path }) => path.startsWith("/notes"));
  expect(ofNotes.map(({ operation }) => operation)).toEqual([
    "listNotes",
    "createNote",
    "getNote",
    "updateNote",
    "deleteNote",
  ]);
  for (const { judged } of ofNotes) expect(judged).toBeGreaterThan(0);
  expect(leftBehind.created).toEqual([]);
});

describe("a server that is wrong in a new operation is seen:", () => {
  test.each<[string, Partial<typeof described>, check: string, operation: string]>([
    ["has no history", { history: () => [404, {}] }, "documented-operations", "getWorkflowRunHistory"],
    ["lists in another shape", { list: () => [200, { notes: [{ id: 1 }] }] }, "documented-body", "listNotes"],
    [
      "gives the first page for every token",
      {
        list: (asked) => {
          asked.url.searchParams.delete("page");
          return described.list(asked);
        },
      },
      "list-pages",
      "listNotes",
    ],
    [
      "knows no colours",
      { list: (asked) => (asked.url.searchParams.has("colour") ? refused : described.list(asked)) },
      "accepted-queries",
      "listNotes",
    ],
    ["takes any page size", { list: () => [200, { notes: [] }] }, "refused-queries", "listNotes"],
    ["finds every note", { get: () => [200, { id: "a", text: "a" }] }, "unknown-things", "getNote"],
    ["deletes what is not there", { delete: () => [200, {}] }, "unknown-things", "deleteNote"],
    [
      "forgets to look at keys",
      { isKnown: ({ url = "", headers }) => url.startsWith("/notes") || headers.authorization === "Bearer sk_a" },
      "authenticated-operations",
      "listNotes",
    ],
    ["forgets what it has made", { get: () => [404, {}] }, "created-things", "getNote"],
    ["refuses every change", { change: () => refused }, "created-things", "updateNote"],
    [
      "takes changes that are none",
      { change: ({ notes, url }) => (notes.has(idOf(url)) ? [200, notes.get(idOf(url))] : [404, {}]) },
      "broken-bodies",
      "updateNote",
    ],
    ["keeps what it has deleted", { delete: () => [200, {}] }, "created-things", "getNote"],
    [
      "makes notes without a text",
      {
        create: (asked) =>
          isObject(asked.body)
            ? described.create({ ...asked, body: { text: "none", ...(asked.body as object) } })
            : refused,
      },
      "broken-bodies",
      "createNote",
    ],
  ])("it %s", async (_, changes, check, operation) => {
    const { findings } = await verifyServer(changes, generic);
    expect(findings).toContainEqual(expect.objectContaining({ check, operation }));
  });
});

test.each(["create", "get"] as const)(
  "what was created is deleted also when the verification ends at a %s",
  async (at) => {
    const interruption = new AbortController();
    let kept = new Map<string, object>();
    const does = (asked: Notes): Answer => {
      kept = asked.notes;
      interruption.abort();
      return described[at](asked);
    };
    const { reason, leftBehind } = await verifyServer({ [at]: does }, ["created-things"], interruption.signal);
    expect(reason).toBe("interrupted");
    expect(leftBehind.created).toEqual([]);
    expect([...kept.keys()]).toEqual(["a", "b", "c"]);
  },
);

test("what may have been created without an answer is told, and not created once more", async () => {
  let created = 0;
  const create = ({ request }: Notes) => {
    created++;
    request.socket.destroy();
    return refused;
  };
  const { leftBehind } = await verifyServer({ create }, ["created-things"]);
  expect(created).toBe(1);
  expect(leftBehind.created).toEqual(["what createNote may have made before it was cut off"]);
});

test("what cannot be deleted is told", async () => {
  const { leftBehind } = await verifyServer({ delete: () => [403, {}] }, ["created-things"]);
  expect(leftBehind.created).toEqual(["/notes/note_4_new"]);
});

describe("a new member of the update", () => {
  const only = ["generated-updates", "broken-updates"];

  test("that a server refuses is a finding, shrunk to the member alone", async () => {
    const update = ({ body }: Notes): Answer => (isUpdate(body) && body.priority === undefined ? [200, run] : refused);
    const { findings } = await verifyServer({ update }, only);
    const request = expect.objectContaining({ body: '{"priority":1}' });
    expect(findings).toContainEqual(expect.objectContaining({ check: "accepted-update", request }));
  });

  test("whose rules a server does not keep is a finding", async () => {
    const isAnyNumber = (value: unknown) => typeof value === "number" || isPriority(value);
    const update = ({ body }: Notes): Answer => (isUpdate(body) && isAnyNumber(body.priority) ? [200, run] : refused);
    const { findings } = await verifyServer({ update }, only);
    expect(findings.filter(({ check, severity }) => check === "broken-updates" && severity === "error")).toMatchObject([
      { message: "A body is accepted that breaks the description at priority (minimum)." },
      { message: "A body is accepted that breaks the description at priority (maximum)." },
    ]);
  });

  test("that a server takes as described is none", async () => {
    const { findings } = await verifyServer({}, only);
    expect(findings.filter(({ check, severity }) => /update/.test(check) && severity === "error")).toEqual([]);
  });
});
