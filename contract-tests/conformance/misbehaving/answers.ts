import { type AnyRun, withJson } from "../tampered-server.js";
import { errors, type Misbehaviours, runs, v25, v26 } from "./misbehaviour.js";

/** Wrong in every answer, or in every answer of a kind. */
export const answers: Misbehaviours = {
  "answers 201 to an update": {
    seenBy: "documented-status",
    version: v26,
    play: ["merged-metadata"],
    tamper: () => async (request, pass) => {
      const answer = await pass();
      return request.method === "POST" && answer.status === 200 ? { ...answer, status: 201 } : answer;
    },
  },
  "fails on a header that it does not know the value of": {
    seenBy: "no-server-error",
    version: v26,
    play: ["odd-headers"],
    tamper: () => async (request, pass) =>
      request.headers["x-extend-workspace-id"] === "unknown" ? { status: 500, headers: {}, body: "" } : pass(),
  },
  "fails on a broken escape in the path": {
    seenBy: "no-server-error",
    finding: { operation: null },
    version: v25,
    play: ["malformed-id"],
    tamper: () => async (request, pass) =>
      request.url.endsWith("%zz") ? { status: 500, headers: {}, body: "" } : pass(),
  },
  "fails on an id with a quote": {
    seenBy: "no-server-error",
    finding: { operation: "getWorkflowRun" },
    version: v25,
    play: ["malformed-id"],
    tamper: () => async (request, pass) =>
      request.url.includes("'")
        ? { status: 500, headers: { "content-type": "application/json" }, body: '{"success":false,"error":"failed"}' }
        : pass(),
  },
  "answers as text": {
    seenBy: "documented-content-type",
    version: v26,
    isAlone: true,
    tamper: () => async (_request, pass) => {
      const answer = await pass();
      return { ...answer, headers: { ...answer.headers, "content-type": "text/plain" } };
    },
  },
  "answers with a byte order mark": {
    seenBy: "well-formed-json",
    version: v25,
    isAlone: true,
    tamper: () => async (_request, pass) => {
      const answer = await pass();
      return { ...answer, body: `\ufeff${answer.body}` };
    },
  },
  "names another version in its answer": {
    seenBy: "documented-headers",
    version: v26,
    tamper: () => async (_request, pass) => {
      const answer = await pass();
      return { ...answer, headers: { ...answer.headers, "x-extend-api-version": "2025-04-21" } };
    },
  },
  "leaves out a required member": {
    seenBy: "documented-body",
    version: v26,
    tamper: runs(({ batchId: _, ...run }) => run),
  },
  "has a status of its own": {
    seenBy: "documented-body",
    finding: { at: "/workflowRun/status" },
    version: v25,
    tamper: runs((run) => ({ ...run, status: "DONE" })),
  },
  "has a step of an unknown type": {
    seenBy: "documented-body",
    version: v26,
    isAlone: true,
    tamper: runs((run) => ({ ...run, stepRuns: run.stepRuns.map((it: AnyRun) => ({ ...it, stepType: "NEW" })) })),
  },
  "shows the name in the newest version": {
    seenBy: "own-shape",
    version: v26,
    tamper: runs((run) => ({ ...run, name: "shown" })),
  },
  "has a code of its own for an unknown run": {
    seenBy: "error-code",
    version: v26,
    play: ["unknown-run"],
    tamper: errors((body) => ({ ...body, code: "RUN_MISSING" })),
  },
  "calls an unknown run worth another try": {
    seenBy: "retryable",
    version: v26,
    play: ["unknown-run"],
    tamper: errors((body) => ({ ...body, retryable: true })),
  },
  "repeats the key in an error, in Base64": {
    seenBy: "no-secret",
    version: v25,
    play: ["unknown-run"],
    tamper: () => async (request, pass) => {
      const answer = await pass();
      const seen = Buffer.from(request.headers.authorization ?? "").toString("base64");
      return answer.status === 404 ? withJson(answer, { success: false, error: `no run for ${seen}` }) : answer;
    },
  },
  "repeats a key that it refuses": {
    seenBy: "no-secret",
    version: v26,
    play: ["authentication"],
    tamper: () => async (request, pass) => {
      const answer = await pass();
      const { authorization = "" } = request.headers;
      const isOther = answer.status === 401 && authorization.startsWith("Bearer sk_unknown");
      return isOther ? withJson(answer, { ...JSON.parse(answer.body.toString()), message: authorization }) : answer;
    },
  },
  "shows its stack": {
    seenBy: "no-internals",
    version: v26,
    play: ["malformed-body"],
    tamper: errors((body) => ({ ...body, message: "SyntaxError\n    at parse (/srv/app/update.js:12:5)" })),
  },
  "hangs on an emoji": {
    seenBy: "answers-in-time",
    version: v25,
    play: ["hostile-values"],
    timeoutMs: 300,
    tamper: () => async (request, pass) => (request.body.includes("💥 👩") ? undefined : pass()),
  },
  "forgets a run after its first update": {
    seenBy: "readable-run",
    version: v25,
    play: ["merged-metadata"],
    isAlone: true,
    tamper: () => {
      let isGone = false;
      return async (request, pass) => {
        if (isGone) return pass({ url: "/workflow_runs/gone" });
        isGone = request.method === "POST";
        return pass();
      };
    },
  },
  "gives every answer the same request id": {
    seenBy: "unique-request-id",
    version: v25,
    tamper: () => async (_request, pass) => {
      const answer = await pass();
      return { ...answer, headers: { ...answer.headers, "x-extend-request-id": "req_of_all" } };
    },
  },
  "gives the request another id in the body": {
    seenBy: "request-id",
    severity: "advice",
    version: v26,
    play: ["unknown-run"],
    tamper: errors((body) => ({ ...body, requestId: "req_another" })),
  },
  "has a member that the description lacks": {
    seenBy: "known-members",
    finding: { at: "/dataRetention" },
    severity: "information",
    version: v26,
    tamper: runs((run) => ({ ...run, dataRetention: {} })),
  },
};
