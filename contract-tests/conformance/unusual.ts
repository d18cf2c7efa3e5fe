import type { ApiVersion } from "../../src/index.js";
import type { RunningSandbox } from "../../src/testing.js";
import { type AnyRun, type Tamper, together, type WireAnswer, withJson, withRun } from "./tampered-server.js";

/** A server that is right, in a way that few are. */
export interface Unusual {
  versions: ApiVersion[];
  /** The scenarios to play, where it would tell nothing new to play all of them. @default all */
  play?: string[];
  /** Whether runs are created. @default false */
  create?: boolean;
  /** Whether every run is updated. @default false */
  writeAll?: boolean;
  /** Whether every run is read, since the shape of runs is what is unusual. @default false: two are enough */
  everyRun?: boolean;
  tamper(sandbox: RunningSandbox, version: ApiVersion): Tamper;
}

const v25: ApiVersion = "2025-04-21";
const v26: ApiVersion = "2026-02-09";

const answers =
  (change: (answer: WireAnswer) => WireAnswer): Unusual["tamper"] =>
  () =>
  async (_request, pass) =>
    change(await pass());

/** A server that is unusual in two ways, neither of which hides the other. */
const both =
  (one: Unusual["tamper"], other: Unusual["tamper"]): Unusual["tamper"] =>
  (sandbox, version) =>
    together([one(sandbox, version), other(sandbox, version)]);

const json = (answer: WireAnswer) => JSON.parse(answer.body.toString());

/** Every object with its members in reverse order, and those with an id with one more that no description has. */
function reshaped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reshaped);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, inner]) => [key, key === "metadata" ? inner : reshaped(inner)]);
  const extra = "id" in value ? [["extraMember", { at: Math.random() }]] : [];
  return Object.fromEntries([...members.reverse(), ...extra]);
}

/** A server that merges objects under a metadata key that is there already. */
const merging =
  (mergeInto: (old: AnyRun, value: AnyRun) => AnyRun): Unusual["tamper"] =>
  (sandbox) =>
  async (request, pass) => {
    if (request.method !== "POST") return pass();
    const id = request.url.split("/").at(-1) ?? "";
    const stored = (sandbox.runs.get(v26, id)?.metadata ?? {}) as Record<string, AnyRun>;
    const body = parsed(request.body);
    const metadata = body?.metadata;
    if (!isObject(metadata)) return pass();
    const merged = Object.entries(metadata).map(([key, value]) => {
      const old = Object.hasOwn(stored, key) ? stored[key] : undefined;
      return [key, isObject(old) && isObject(value) ? mergeInto(old, value) : value];
    });
    // A body that no JSON library would write passes as it is.
    const isPlain = JSON.stringify(body) === request.body;
    return isPlain ? pass({ body: JSON.stringify({ ...body, metadata: Object.fromEntries(merged) }) }) : pass();
  };

/** All but what sends a hundred unusual values: of those these servers think like others. */
const calm = [
  ...[
    "repeated-read",
    "same-in-other-versions",
    "unknown-run",
    "malformed-id",
    "authentication",
    "authentication-first",
  ],
  ...["version-header", "malformed-body", "wrong-method", "merged-metadata", "other-runs", "update-in-other-versions"],
  ...["written-name", "written-tags", "nested-metadata", "repeated-update", "unauthenticated-update"],
  ...["unknown-run-not-created", "content-type-of-request", "unknown-members", "members-of-run", "broken-updates"],
  ...["generated-updates", "update-sequences"],
];

/** The life of a run, and the lists that show it. */
const life = [
  ...["list-pages", "list-filters", "list-order", "listed-runs", "life-of-run", "cancelled-run", "deleted-run"],
  ...["batch-of-runs", "list-while-created", "package-of-files", "corrected-output"],
];

/** What reads a run again and compares. */
const rereading = [
  ...["repeated-read", "merged-metadata", "update-in-other-versions", "written-name", "written-tags"],
  ...["repeated-update", "members-of-run", "unauthenticated-update", "generated-updates", "update-sequences"],
];

/** Named by what is unusual about them. */
export const unusual: Record<string, Unusual> = {
  "the sandbox itself": {
    versions: ["legacy", v26],
    everyRun: true,
    tamper: () => (_request, pass) => pass(),
  },
  "the sandbox itself, without what is hostile": {
    versions: ["v1", v25],
    everyRun: true,
    writeAll: true,
    play: calm,
    tamper: () => (_request, pass) => pass(),
  },
  "the sandbox itself, with runs that are created": {
    versions: ["legacy", "v1", v25, v26],
    play: life,
    create: true,
    tamper: () => (_request, pass) => pass(),
  },
  "runs that are done at once, and cancels that are refused with 409": {
    versions: [v26],
    play: life,
    create: true,
    tamper: () => async (request, pass) => {
      const isCreate = request.method === "POST" && request.url === "/workflow_runs";
      const answer = await pass();
      if (!isCreate || answer.status !== 200) {
        return request.url.endsWith("/cancel") && answer.status === 400 ? { ...answer, status: 409 } : answer;
      }
      let last = answer;
      while (["PENDING", "PROCESSING"].includes(json(last).status)) {
        last = await pass({ method: "GET", url: `/workflow_runs/${json(answer).id}` });
      }
      return last;
    },
  },
  "packages that show their files once they are at work": {
    versions: [v26],
    play: ["package-of-files"],
    create: true,
    tamper: (_sandbox, version) => async (_request, pass) =>
      withRun(await pass(), version, (run) => (run.status === "PENDING" ? { ...run, files: [] } : run)),
  },
  "corrections that are shown without what was there before": {
    versions: [v25],
    play: ["corrected-output"],
    create: true,
    tamper: (_sandbox, version) => async (_request, pass) =>
      withRun(await pass(), version, (run) => {
        for (const output of run.outputs ?? []) delete output.initialOutput;
      }),
  },
  "no correction of a run that has come to its end": {
    versions: [v25],
    play: ["corrected-output"],
    create: true,
    tamper: () => async (request, pass) =>
      request.url.includes("/outputs/dpr_") && request.body !== "{}" ? pass({ body: "{}" }) : pass(),
  },
  "unknown members everywhere, in another order each time, and 429 now and then": {
    versions: [v26],
    everyRun: true,
    play: calm,
    tamper: both(
      answers((answer) => withJson(answer, reshaped(json(answer)))),
      () => {
        let count = 0;
        return async (request, pass) => {
          if (++count % 20 !== 0) return pass();
          // A fault is ordered but once for the same request.
          const url = `${request.url}?n=${count}`;
          return pass({ url, headers: { ...request.headers, "x-sandbox-fault": "status=429; retry-after=0" } });
        };
      },
    ),
  },
  "null for what is unset, times with microseconds and an offset of zero, no header but the content type in capitals": {
    versions: [v25],
    everyRun: true,
    play: calm,
    tamper: both(
      (_sandbox, version) => async (_request, pass) =>
        withRun(await pass(), version, (run) => ({
          ...JSON.parse(JSON.stringify(run).replace(/(T\d\d:\d\d:\d\d\.\d{3})Z"/g, '$1000+00:00"')),
          ...Object.fromEntries(
            ["batchId", "failureReason", "rejectionNote", "reviewedBy", "usage"].map((key) => [key, run[key] ?? null]),
          ),
        })),
      answers((answer) => ({ ...answer, headers: { "Content-Type": 'Application/JSON; Charset="UTF-8"' } })),
    ),
  },
  "objects merged one level down": {
    versions: [v26],
    play: ["nested-metadata", "generated-updates"],
    tamper: merging((old, value) => ({ ...old, ...value })),
  },
  "times as RFC 3339 allows them and few write them": {
    versions: [v26],
    everyRun: true,
    play: ["repeated-read"],
    tamper: (_sandbox, version) => async (_request, pass) =>
      withRun(await pass(), version, (run) => ({
        ...run,
        initialRunAt: "2016-12-31t23:59:60z",
        startTime: "2025-12-31 23:59:59.123456789012Z",
        endTime: "2026-01-01T00:00:00-00:00",
        usage: null,
        stepRuns: [],
      })),
  },
  "422 for a body that is wrong": {
    versions: [v26],
    play: ["malformed-body", "content-type-of-request", "unknown-members", "broken-updates", "version-header"],
    tamper: () => async (request, pass) => {
      const answer = await pass();
      return request.method === "POST" && answer.status === 400 ? { ...answer, status: 422 } : answer;
    },
  },
  "no usage, and links signed anew with each read": {
    versions: [v26],
    play: [...rereading, "other-runs"],
    tamper: (_sandbox, version) => {
      let signature = 0;
      return async (_request, pass) =>
        withRun(await pass(), version, (run) => ({
          ...run,
          usage: null,
          dashboardUrl: `${run.dashboardUrl}?signature=${signature++}`,
        }));
    },
  },
  "a run that goes on by itself": {
    versions: [v26],
    play: rereading,
    tamper: (_sandbox, version) => {
      let reads = 0;
      return async (_request, pass) =>
        withRun(await pass(), version, (run) =>
          run.status === "PROCESSED"
            ? { ...run, status: "PROCESSING", endTime: null, stepRuns: run.stepRuns.slice(0, reads++ % 3) }
            : run,
        );
    },
  },
  "objects merged to the bottom": {
    versions: [v26],
    play: ["nested-metadata", "generated-updates", "update-sequences", "hostile-values"],
    tamper: merging(merge),
  },
  "400 without a version header, and for unusual data": {
    versions: [v25],
    play: ["same-in-other-versions", "version-header", "hostile-values", "hostile-names", "generated-updates"],
    tamper: () => async (request, pass) => {
      const isRefused = request.headers["x-extend-api-version"] === undefined && !request.url.startsWith("/v1/");
      if (isRefused) return pass({ headers: { ...request.headers, "x-extend-api-version": "none" } });
      if (request.body.includes("usage_tags")) return pass();
      return /[^\x20-\x7e]|\\u|__proto__|.{3000}/.test(request.body) ? pass({ body: "[]" }) : pass();
    },
  },
  "405 for other methods, 415 for other types, 401 with a challenge": {
    versions: [v26],
    play: ["wrong-method", "content-type-of-request", "malformed-body", "authentication", "unauthenticated-update"],
    tamper: () => async (request, pass) => {
      const answer = await pass();
      if (request.method === "PUT" || request.method === "PATCH")
        return { status: 405, headers: { allow: "GET, POST" }, body: "" };
      const type = request.headers["content-type"];
      if (
        request.method === "POST" &&
        answer.status < 401 &&
        type !== undefined &&
        !type.startsWith("application/json")
      ) {
        return { status: 415, headers: {}, body: "" };
      }
      return answer.status === 401
        ? { ...answer, headers: { ...answer.headers, "www-authenticate": "Bearer" } }
        : answer;
    },
  },
  "only one version, and no name to be seen": {
    versions: [v26],
    play: [...rereading, "version-header", "written-name", "same-in-other-versions"],
    tamper: () => async (request, pass) => {
      if (request.headers["x-extend-api-version"] === v26) return pass();
      return pass({ headers: { ...request.headers, "x-extend-api-version": "none" } });
    },
  },
  "one request at a time, and 429 for the others": {
    versions: [v26],
    play: ["malformed-id", "authentication"],
    tamper: () => {
      let open = 0;
      return async (request, pass) => {
        open++;
        const fault = open > 1 ? { "x-sandbox-fault": "status=429; retry-after=0" } : {};
        const answer = await pass({ headers: { ...request.headers, ...fault } });
        open--;
        return answer;
      };
    },
  },
};

function parsed(text: string): AnyRun {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: AnyRun): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function merge(old: AnyRun, value: AnyRun): AnyRun {
  if (!isObject(old) || !isObject(value)) return value;
  return Object.fromEntries([
    ...Object.entries(old),
    ...Object.entries(value).map(([key, inner]) => [key, merge(old[key], inner)]),
  ]);
}
