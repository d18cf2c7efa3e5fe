import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiError, createExtendClient } from "../src/index.js";
import { type RunningSandbox, startSandbox } from "../src/testing.js";

// Any sequence of calls, in two versions and at any times, against the smallest thing that can say what must come of it.
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, life: "by-hand", runSeconds: 60 });
});
afterAll(() => sandbox.close());

const fetch = (url: string, init: RequestInit) => sandbox.fetch(url, init);
const options = { token: "sk_test", baseUrl: "http://sandbox.localhost", maxRetries: 0, fetch };
const newest = createExtendClient(options);
const dated = createExtendClient({ ...options, apiVersion: "2025-04-21" });

interface Model {
  runs: Map<string, { createdAt: number; cancelledAt: number | undefined; metadata: object }>;
  deleted: string[];
  now: number;
  /** In which statuses something was cancelled, so that the test knows that it came that far. */
  cancelled: Set<string | undefined>;
}
type Command = fc.AsyncCommand<Model, object>;

const pick = (model: Model, index: number) => [...model.runs.keys()][index % Math.max(1, model.runs.size)] ?? "";
const stageOf = ({ runs, now }: Model, id: string) => {
  const run = runs.get(id);
  if (!run) return undefined;
  const { createdAt, cancelledAt } = run;
  if (cancelledAt !== undefined) return now - cancelledAt >= 15_000 ? "CANCELLED" : "CANCELLING";
  const age = now - createdAt;
  return age < 15_000 ? "PENDING" : age < 60_000 ? "PROCESSING" : "PROCESSED";
};

const commands = (index: number, milliseconds: number, key: string): Record<string, Command> => ({
  create: {
    check: ({ runs }) => runs.size < 5,
    async run(model) {
      const { items } = await newest.workflows.list();
      const workflow = { id: items[0]?.id ?? "" };
      const { id } = await newest.workflowRuns.create({
        workflow,
        file: { text: "Total: 12.50", name: "invoice.txt" },
      });
      model.runs.set(id, { createdAt: model.now, cancelledAt: undefined, metadata: {} });
    },
    toString: () => "create",
  },
  advance: {
    check: () => true,
    async run(model) {
      sandbox.advance(milliseconds);
      model.now += milliseconds;
    },
    toString: () => `advance ${milliseconds}`,
  },
  update: {
    check: ({ runs }) => runs.size > 0,
    async run(model) {
      const id = pick(model, index);
      const run = model.runs.get(id);
      if (run) run.metadata = { ...run.metadata, [key]: index };
      await [newest, dated][index % 2]?.workflowRuns.update(id, { metadata: { [key]: index } });
    },
    toString: () => `update ${index} ${key}`,
  },
  cancel: {
    check: ({ runs }) => runs.size > 0,
    async run(model) {
      const id = pick(model, index);
      const stage = stageOf(model, id);
      model.cancelled.add(stage);
      const isAllowed = stage === "PENDING" || stage === "PROCESSING";
      const refusal = await dated.workflowRuns.cancel(id).then(
        () => undefined,
        ({ status }: ApiError) => status,
      );
      expect(refusal).toBe(isAllowed ? undefined : 400);
      const run = model.runs.get(id);
      if (isAllowed && run) run.cancelledAt = model.now;
    },
    toString: () => `cancel ${index}`,
  },
  delete: {
    check: ({ runs }) => runs.size > 0,
    async run(model) {
      const id = pick(model, index);
      model.runs.delete(id);
      model.deleted.push(id);
      await newest.workflowRuns.delete(id);
    },
    toString: () => `delete ${index}`,
  },
  look: {
    check: () => true,
    async run(model) {
      const listed = new Map<string, string>();
      for await (const { id, status } of dated.workflowRuns.list({ maxPageSize: 7 })) listed.set(id, status);
      for (const [id, { metadata }] of model.runs) {
        const status = stageOf(model, id);
        expect(await newest.workflowRuns.get(id)).toMatchObject({ status, metadata });
        expect(listed.get(id)).toBe(status);
      }
      for (const id of model.deleted) {
        expect(listed.has(id)).toBe(false);
        await expect(newest.workflowRuns.get(id)).rejects.toMatchObject({ status: 404 });
      }
      expect(listed.size).toBe(sandbox.runs.ids("2025-04-21").length);
    },
    toString: () => "look",
  },
});

test("any sequence of calls does to runs what the rules of their life say", async () => {
  const names = Object.keys(commands(0, 0, ""));
  const times = fc.constantFrom(0, 1, 14_999, 15_000, 45_000, 60_000);
  const any = names.map((name) =>
    fc
      .tuple(fc.nat(9), times, fc.constantFrom("a", "b"))
      .map(([index, milliseconds, key]) => commands(index, milliseconds, key)[name] as Command),
  );
  // Long ones: most rules are about what came before.
  const sequences = fc.commands(any, { maxCommands: 40, size: "max" });
  const cancelled = new Set<string | undefined>();
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      sandbox.reset();
      await fc.asyncModelRun(
        () => ({ model: { runs: new Map(), deleted: [], now: 0, cancelled }, real: {} }),
        sequence,
      );
    }),
    { numRuns: 60 },
  );
  expect([...cancelled].sort()).toEqual(["CANCELLED", "CANCELLING", "PENDING", "PROCESSED", "PROCESSING"]);
});
