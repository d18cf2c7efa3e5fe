import { token, withRun } from "../tampered-server.js";
import { isUpdate, type Misbehaviours, updates, v25, v26 } from "./misbehaviour.js";

/** Wrong in what an update does. */
export const wrongUpdates: Misbehaviours = {
  "calls a failed run reviewed once it is updated": {
    seenBy: "nothing-else",
    version: v25,
    play: ["repeated-read"],
    writeAll: true,
    tamper: (_sandbox, version) => {
      const updated = new Set<string>();
      return async (request, pass) => {
        if (request.method === "POST") updated.add(request.url);
        return withRun(await pass(), version, (run) =>
          run.status === "FAILED" && updated.has(request.url) ? { ...run, reviewed: true } : run,
        );
      };
    },
  },
  "refuses an empty update": {
    seenBy: "accepted-update",
    version: v26,
    play: ["merged-metadata"],
    tamper: () => async (request, pass) => (request.body === "{}" ? pass({ body: "[]" }) : pass()),
  },
  "replaces the metadata instead of merging it": {
    seenBy: "kept-metadata",
    version: v26,
    play: ["merged-metadata"],
    tamper: (_sandbox, version) => {
      let latest: object | undefined;
      return async (request, pass) => {
        const answer = await pass();
        if (isUpdate(request)) latest = JSON.parse(request.body).metadata ?? latest;
        return latest ? withRun(answer, version, (run) => ({ ...run, metadata: latest })) : answer;
      };
    },
  },
  "turns numbers into texts": {
    seenBy: "sent-metadata",
    version: v25,
    play: ["merged-metadata"],
    tamper: updates(({ metadata, ...rest }) => ({
      ...rest,
      metadata: Object.fromEntries(
        Object.entries(metadata ?? {}).map(([key, value]) => [key, typeof value === "number" ? String(value) : value]),
      ),
    })),
  },
  "rounds numbers that JavaScript cannot hold": {
    seenBy: "sent-metadata",
    version: v26,
    play: ["hostile-values"],
    tamper: updates((body) => body),
  },
  "sorts the usage tags": {
    seenBy: "usage-tags",
    version: v26,
    play: ["written-tags"],
    tamper: updates(({ metadata, ...rest }) => ({
      ...rest,
      ...(metadata && {
        metadata: { ...metadata, "extend:usage_tags": [...(metadata["extend:usage_tags"] ?? [])].sort() },
      }),
    })),
  },
  "cuts names": {
    seenBy: "replaced-name",
    version: v26,
    play: ["hostile-names"],
    tamper: updates(({ name, ...rest }) => ({ ...rest, ...(name !== undefined && { name: name.slice(0, 100) }) })),
  },
  "takes the name back when an update has none": {
    seenBy: "kept-name",
    version: v25,
    play: ["written-name"],
    tamper: updates((body) => ({ name: "invoice.pdf", ...body })),
  },
  "restarts a run that is updated": {
    seenBy: "nothing-else",
    version: v25,
    play: ["merged-metadata"],
    tamper: (_sandbox, version) => {
      let updated = false;
      return async (request, pass) => {
        updated ||= request.method === "POST";
        const answer = await pass();
        return updated ? withRun(answer, version, (run) => ({ ...run, status: "PROCESSING" })) : answer;
      };
    },
  },
  "takes the status from an update": {
    seenBy: "nothing-else",
    version: v26,
    play: ["members-of-run"],
    tamper: (_sandbox, version) => {
      let status: string | undefined;
      return async (request, pass) => {
        if (isUpdate(request)) status = JSON.parse(request.body).status ?? status;
        const { status: _, batchId: __, ...body } = isUpdate(request) ? JSON.parse(request.body) : {};
        const answer = await (isUpdate(request) ? pass({ body: JSON.stringify(body) }) : pass());
        return status ? withRun(answer, version, (run) => ({ ...run, status })) : answer;
      };
    },
  },
  "answers an update with the run before it": {
    seenBy: "answer-is-read",
    isAlone: true,
    version: v26,
    play: ["merged-metadata"],
    tamper: () => async (request, pass) => {
      if (!isUpdate(request)) return pass();
      const before = await pass({ method: "GET" });
      const answer = await pass();
      return answer.status === 200 ? { ...answer, body: before.body } : answer;
    },
  },
  "stores the right half of a wrong update": {
    seenBy: "refused-changes-nothing",
    version: v26,
    play: ["broken-updates"],
    isAlone: true,
    tamper: () => async (request, pass) => {
      const answer = await pass();
      if (isUpdate(request) && answer.status === 400) {
        const { metadata } = JSON.parse(request.body) ?? {};
        await pass({ body: JSON.stringify({ metadata }) });
      }
      return answer;
    },
  },
  "carries out an update with a wrong key, and says 401": {
    seenBy: "refused-changes-nothing",
    version: v25,
    play: ["unauthenticated-update"],
    tamper: () => async (request, pass) => {
      const answer = await pass();
      if (answer.status === 401) await pass({ headers: { ...request.headers, authorization: `Bearer ${token}` } });
      return answer;
    },
  },
  "refuses the second of two equal updates": {
    seenBy: "accepted-update",
    version: v26,
    play: ["repeated-update"],
    tamper: () => {
      let last: string | undefined;
      return async (request, pass) => {
        const isRepeated = request.method === "POST" && request.body === last;
        if (request.method === "POST") last = request.body;
        return isRepeated ? pass({ body: "[]" }) : pass();
      };
    },
  },
};
