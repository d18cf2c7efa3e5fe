import { type AnyRun, type WireAnswer, withJson, withRun } from "../tampered-server.js";
import { type Misbehaviour, type Misbehaviours, v25, v26 } from "./misbehaviour.js";

const json = (answer: WireAnswer) => JSON.parse(answer.body.toString());

/** Every entry of the list of runs is changed on its way out, or left out. */
const listed =
  (change: (items: AnyRun[]) => AnyRun[]): Misbehaviour["tamper"] =>
  () =>
  async (request, pass) => {
    const answer = await pass();
    if (request.method !== "GET" || !request.url.startsWith("/workflow_runs?") || answer.status !== 200) return answer;
    const body = json(answer);
    const items = body.data ? "data" : "workflowRuns";
    return withJson(answer, { ...body, [items]: change(body[items]) });
  };

/** What is answered to some requests is changed on its way out. */
const answered =
  (method: string, urls: RegExp, change: (body: AnyRun) => AnyRun): Misbehaviour["tamper"] =>
  () =>
  async (request, pass) => {
    const answer = await pass();
    if (request.method !== method || !urls.test(request.url) || answer.status !== 200) return answer;
    return withJson(answer, change(json(answer)));
  };

/** A query parameter that is not looked at. */
const without =
  (name: string): Misbehaviour["tamper"] =>
  () =>
  (request, pass) =>
    pass({ url: request.url.replace(new RegExp(`\\b${name}=[^&]*&?`), "") });

/** Wrong in what becomes of a run from its beginning to its end, and in the lists that show it. */
export const life: Misbehaviours = {
  "sends a run back to the queue": {
    seenBy: "life-of-run",
    finding: { operation: "getWorkflowRun" },
    version: v26,
    play: ["life-of-run"],
    create: true,
    tamper: answered("GET", /^\/workflow_runs\/\w/, (run) =>
      run.status === "PROCESSED" ? { ...run, status: "PENDING" } : run,
    ),
  },
  "loses the metadata of a create": {
    seenBy: "life-of-run",
    version: v25,
    play: ["life-of-run"],
    create: true,
    tamper: (_sandbox, version) => async (request, pass) =>
      request.method === "GET" ? withRun(await pass(), version, (run) => ({ ...run, metadata: {} })) : pass(),
  },
  "does not list what is new": {
    seenBy: "life-of-run",
    finding: { operation: "listWorkflowRuns" },
    version: v26,
    play: ["life-of-run"],
    create: true,
    tamper: (sandbox) => {
      const old = sandbox.runs.ids();
      return listed((items) => items.filter(({ id }) => old.includes(id)))(sandbox, v26);
    },
  },
  "goes back with an extraction": {
    seenBy: "life-of-run",
    finding: { operation: "getExtractRun" },
    version: v26,
    play: ["life-of-run"],
    create: true,
    tamper: answered("GET", /^\/extract_runs\/exr_/, (run) =>
      run.status === "PROCESSED" ? { ...run, status: "PENDING" } : run,
    ),
  },
  "cancels classifications that have ended": {
    seenBy: "cancelled-run",
    finding: { operation: "cancelClassifyRun" },
    version: v26,
    play: ["cancelled-run"],
    create: true,
    tamper: () => async (request, pass) => {
      const answer = await pass();
      if (!/^\/classify_runs\/.*\/cancel$/.test(request.url) || answer.status !== 400) return answer;
      return pass({ method: "GET", url: request.url.replace("/cancel", "") });
    },
  },
  "makes more split runs than a batch has inputs": {
    seenBy: "batch-of-runs",
    finding: { operation: "listSplitRuns" },
    version: v26,
    play: ["batch-of-runs"],
    create: true,
    tamper: answered("GET", /^\/split_runs\?/, (list) => ({ ...list, data: [...list.data, list.data[0]] })),
  },
  "answers at once while it is still at work": {
    seenBy: "run-at-once",
    finding: { operation: "extractFile" },
    version: v26,
    play: ["run-at-once"],
    create: true,
    tamper: answered("POST", /^\/extract$/, (run) => ({ ...run, status: "PROCESSING", output: null })),
  },
  "keeps another class than it answers at once": {
    seenBy: "run-at-once",
    finding: { operation: "getClassifyRun" },
    version: v26,
    play: ["run-at-once"],
    create: true,
    tamper: answered("POST", /^\/classify$/, (run) => ({ ...run, output: { ...run.output, id: "b", type: "b" } })),
  },
  "cancels runs that have ended": {
    seenBy: "cancelled-run",
    version: v25,
    play: ["cancelled-run"],
    create: true,
    tamper: () => async (request, pass) => {
      const answer = await pass();
      if (!request.url.endsWith("/cancel") || answer.status !== 400) return answer;
      return pass({ method: "GET", url: request.url.replace("/cancel", "") });
    },
  },
  "says yes to a cancel and goes on": {
    seenBy: "cancelled-run",
    finding: { operation: "cancelWorkflowRun" },
    version: v26,
    play: ["cancelled-run"],
    create: true,
    tamper: () => (request, pass) =>
      /^\/workflow_runs\/.*\/cancel$/.test(request.url)
        ? pass({ method: "GET", url: request.url.replace("/cancel", "") })
        : pass(),
  },
  "says yes to a delete and keeps the run": {
    seenBy: "deleted-run",
    version: v26,
    play: ["deleted-run"],
    create: true,
    tamper: () => async (request, pass) =>
      request.method === "DELETE"
        ? { status: 200, headers: {}, body: JSON.stringify({ id: request.url.split("/").at(-1) }) }
        : pass(),
  },
  "deletes a run as often as is asked": {
    seenBy: "deleted-run",
    version: v25,
    play: ["deleted-run"],
    create: true,
    tamper: () => async (request, pass) => {
      const answer = await pass();
      return request.method === "DELETE" ? { ...answer, status: 200 } : answer;
    },
  },
  "stores a form that has no file": {
    seenBy: "broken-bodies",
    version: v26,
    play: ["broken-bodies"],
    create: true,
    tamper: () => async (request, pass) => {
      const isForm = request.url === "/files/upload" && !request.body.includes('name="file"');
      return isForm ? pass({ body: request.body.replace(/name="[^"]*"/, 'name="file"') }) : pass();
    },
  },
  "makes the runs of a batch twice": {
    seenBy: "batch-of-runs",
    finding: { operation: "listWorkflowRuns" },
    version: v26,
    play: ["batch-of-runs"],
    create: true,
    tamper: listed((items) => items.flatMap((item) => [item, { ...item, id: `${item.id}2` }])),
  },
  "forgets what is corrected": {
    seenBy: "corrected-output",
    version: v25,
    play: ["corrected-output"],
    create: true,
    tamper: () => (request, pass) =>
      request.url.includes("/outputs/dpr_")
        ? pass({ method: "GET", url: request.url.replace(/\/outputs.*/, "") })
        : pass(),
  },
  "puts a correction in the place of what the processor made": {
    seenBy: "corrected-output",
    version: "v1",
    play: ["corrected-output"],
    create: true,
    tamper: (_sandbox, version) => async (_request, pass) =>
      withRun(await pass(), version, (run) => {
        for (const output of run.outputs ?? []) if (output.reviewedOutput) output.initialOutput = output.reviewedOutput;
      }),
  },
  "lists the files of a package as it likes": {
    seenBy: "package-of-files",
    finding: { message: "A run over a package has its files in another order." },
    version: v26,
    play: ["package-of-files"],
    create: true,
    tamper: (_sandbox, version) => async (_request, pass) =>
      withRun(await pass(), version, (run) => ({ ...run, ...(run.files && { files: run.files.toReversed() }) })),
  },
  "takes one file twice in a package": {
    seenBy: "package-of-files",
    finding: { message: "A package with one file twice is not refused." },
    version: v26,
    play: ["package-of-files"],
    create: true,
    tamper: () => async (request, pass) => {
      const answer = await pass();
      if (answer.status !== 400 || !request.body.includes('"package"')) return answer;
      const { package: together, ...rest } = JSON.parse(request.body);
      return pass({ body: JSON.stringify({ ...rest, file: together.files[0] }) });
    },
  },
  "counts the pages of a list from its beginning": {
    seenBy: "list-while-created",
    version: v26,
    play: ["list-while-created"],
    create: true,
    tamper: () => async (request, pass) => {
      const url = new URL(request.url, "http://server");
      const [begin, size] = ["nextPageToken", "maxPageSize"].map((name) => Number(url.searchParams.get(name) ?? 0));
      if (url.pathname !== "/workflow_runs" || request.method !== "GET" || !size) return pass();
      url.searchParams.delete("nextPageToken");
      url.searchParams.set("maxPageSize", "1000");
      const answer = await pass({ url: url.pathname + url.search });
      const { data, ...rest } = json(answer);
      const end = Number(begin) + size;
      return withJson(answer, {
        ...rest,
        data: data.slice(begin, end),
        nextPageToken: end < data.length ? String(end) : null,
      });
    },
  },
  "lists runs of every status": {
    seenBy: "list-filters",
    version: v25,
    play: ["list-filters"],
    tamper: without("status"),
  },
  "lists files of every name": {
    seenBy: "list-filters",
    version: v26,
    play: ["list-filters"],
    tamper: without("fileNameContains"),
  },
  "lists the newest first whatever is asked for": {
    seenBy: "list-order",
    version: v26,
    play: ["list-order"],
    tamper: without("sortDir"),
  },
  "lists runs with another status than they have": {
    seenBy: "listed-runs",
    version: v26,
    play: ["listed-runs"],
    tamper: listed((items) => items.map((item) => ({ ...item, status: "CANCELLED" }))),
  },
  "lists pages of a length of its own": {
    seenBy: "list-pages",
    version: v25,
    play: ["list-pages"],
    tamper: without("maxPageSize"),
  },
};
