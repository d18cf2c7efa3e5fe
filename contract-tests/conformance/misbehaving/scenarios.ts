import { setImmediate } from "node:timers/promises";
import { token, withRun } from "../tampered-server.js";
import { type Misbehaviours, updates, v25, v26 } from "./misbehaviour.js";

/** Wrong in what only a certain request shows. */
export const scenarios: Misbehaviours = {
  "counts its reads in the metadata": {
    seenBy: "repeated-read",
    version: v26,
    play: ["repeated-read"],
    tamper: (_sandbox, version) => {
      let reads = 0;
      return async (_request, pass) =>
        withRun(await pass(), version, (run) => ({ ...run, metadata: { ...run.metadata, reads: reads++ } }));
    },
  },
  "shows another status in the newest version": {
    seenBy: "same-in-other-versions",
    version: v25,
    play: ["same-in-other-versions"],
    tamper: () => async (request, pass) => {
      const answer = await pass();
      return request.headers["x-extend-api-version"] === v26
        ? withRun(answer, v26, (run) => ({ ...run, status: "CANCELLED" }))
        : answer;
    },
  },
  "keeps the metadata of each version apart": {
    seenBy: "update-in-other-versions",
    version: v26,
    play: ["update-in-other-versions"],
    tamper: () => async (request, pass) => {
      const answer = await pass();
      return request.headers["x-extend-api-version"] === v25
        ? withRun(answer, v25, (run) => ({ ...run, metadata: {} }))
        : answer;
    },
  },
  "finds a run by the beginning of its id": {
    seenBy: "unknown-run",
    version: v26,
    play: ["unknown-run"],
    tamper: (sandbox) => async (request, pass) => {
      const [, id = ""] = /^\/workflow_runs\/(.+)$/.exec(request.url) ?? [];
      return pass({ url: `/workflow_runs/${sandbox.runs.ids(v26).find((it) => it.startsWith(id)) ?? id}` });
    },
  },
  "redirects an id that can be none": {
    seenBy: "malformed-id",
    version: v26,
    play: ["malformed-id"],
    tamper: () => async (request, pass) =>
      request.url.includes("%20") ? { status: 403, headers: {}, body: "" } : pass(),
  },
  "shows a run of another workspace": {
    seenBy: "foreign-run",
    version: v26,
    play: ["foreign-run"],
    tamper: () => (_request, pass) => pass(),
  },
  "takes a key in any case": {
    seenBy: "authentication",
    version: v25,
    play: ["authentication"],
    tamper: () => async (request, pass) =>
      pass({
        headers: {
          ...request.headers,
          authorization: (request.headers.authorization ?? "").replace(/SK_.*/, (it) => it.toLowerCase()),
        },
      }),
  },
  "takes updates without a key": {
    seenBy: "unauthenticated-update",
    version: v26,
    play: ["unauthenticated-update"],
    tamper: () => async (request, pass) =>
      pass(request.method === "POST" ? { headers: { ...request.headers, authorization: `Bearer ${token}` } } : {}),
  },
  "answers in the newest version when none is asked for": {
    seenBy: "version-header",
    version: v26,
    play: ["version-header"],
    tamper: () => async (request, pass) => pass({ headers: { "x-extend-api-version": v26, ...request.headers } }),
  },
  "knows the header of the key in lower case alone": {
    seenBy: "header-names",
    version: v26,
    isOfBytes: true,
    play: ["header-names"],
    tamper: () => async (request, pass) => {
      const isKnown = request.headers.authorization === undefined || request.rawNames.includes("authorization");
      return isKnown ? pass() : pass({ headers: { ...request.headers, authorization: "none" } });
    },
  },
  "takes a body that is not JSON for an empty one": {
    seenBy: "malformed-body",
    version: v25,
    play: ["malformed-body"],
    tamper: () => async (request, pass) => {
      const answer = await pass();
      return request.method === "POST" && answer.status === 400 ? pass({ body: "{}" }) : answer;
    },
  },
  "takes PUT for POST": {
    seenBy: "wrong-method",
    version: v26,
    play: ["wrong-method"],
    tamper: () => async (request, pass) => pass({ method: request.method === "PUT" ? "POST" : request.method }),
  },
  "changes the other runs too": {
    seenBy: "other-runs",
    version: v25,
    play: ["other-runs"],
    tamper: (sandbox) => async (request, pass) => {
      const answer = await pass();
      if (request.method !== "POST") return answer;
      for (const id of sandbox.runs.ids(v25)) await pass({ url: `/workflow_runs/${id}` });
      return answer;
    },
  },
  "toggles a flag with each equal update": {
    seenBy: "repeated-update",
    version: v26,
    play: ["repeated-update"],
    tamper: (_sandbox, version) => {
      let count = 0;
      return async (request, pass) => {
        if (request.method === "POST") count++;
        return withRun(await pass(), version, (run) => ({ ...run, metadata: { ...run.metadata, count } }));
      };
    },
  },
  "makes a run of an unknown id": {
    seenBy: "unknown-run-not-created",
    version: v25,
    play: ["unknown-run-not-created"],
    tamper: (sandbox) => {
      const made = new Set<string>();
      return async (request, pass) => {
        const answer = await pass();
        if (answer.status !== 404) return answer;
        if (request.method === "POST") made.add(request.url);
        return made.has(request.url) ? pass({ method: "GET", url: `/workflow_runs/${sandbox.runs.ids()[1]}` }) : answer;
      };
    },
  },
  "refuses JSON with a charset": {
    seenBy: "content-type-of-request",
    version: v26,
    play: ["content-type-of-request"],
    tamper: () => async (request, pass) =>
      request.headers["content-type"]?.includes("charset") ? pass({ body: "[]" }) : pass(),
  },
  "takes a number for a name": {
    seenBy: "broken-updates",
    version: v26,
    play: ["broken-updates"],
    tamper: updates((body) => (typeof body?.name === "number" ? { metadata: body.metadata } : body)),
  },
  "answers 404 to a long text": {
    seenBy: "hostile-values",
    version: v26,
    play: ["hostile-values"],
    tamper: () => async (request, pass) => (request.body.length > 2000 ? pass({ url: "/workflow_runs/none" }) : pass()),
  },
  "answers 404 to a long name": {
    seenBy: "hostile-names",
    version: v25,
    play: ["hostile-names"],
    tamper: () => async (request, pass) => (request.body.length > 2000 ? pass({ url: "/workflow_runs/none" }) : pass()),
  },
  "loses updates that come at the same time": {
    seenBy: "concurrent-updates",
    version: v26,
    play: ["concurrent-updates"],
    tamper: () => {
      let open = 0;
      return async (request, pass) => {
        if (request.method !== "POST") return pass();
        open++;
        // Those that were sent with it come in meanwhile.
        for (let turn = 0; turn < 20; turn++) await setImmediate();
        const answer = await (open > 1 ? pass({ body: "{}" }) : pass());
        open--;
        return answer;
      };
    },
  },
  "looks for the run before it looks at the key": {
    seenBy: "authentication-first",
    severity: "advice",
    version: v26,
    play: ["authentication-first"],
    tamper: () => async (request, pass) =>
      request.method === "GET" ? pass({ headers: { ...request.headers, authorization: `Bearer ${token}` } }) : pass(),
  },
  "refuses what it does not know": {
    seenBy: "unknown-members",
    severity: "advice",
    version: v25,
    play: ["unknown-members"],
    tamper: () => (_request, pass) => pass(),
  },
};
