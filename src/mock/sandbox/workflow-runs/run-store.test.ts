import fc from "fast-check";
import { expect, test } from "vitest";
import type { ApiVersion } from "../../../api-versions.js";
import { createTestSandbox, processed, versions } from "../test-support.js";

interface Update {
  name?: string;
  metadata?: [string, unknown][];
}

const tagsKey = "extend:usage_tags";
const isDated = (version: ApiVersion) => version.startsWith("20");
const isTags = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((it) => typeof it === "string");
const clean = (tags: string[]) => tags.map((tag) => tag.replace(/[^\w-]/g, "")).filter(Boolean);

/** The merge rule, and how a version shows what it led to. */
function createModel(name: unknown, metadata: Iterable<[string, unknown]>) {
  const model = { name, metadata: new Map(metadata) };
  return {
    update(version: ApiVersion, update: Update) {
      model.name = update.name ?? model.name;
      for (const [key, value] of update.metadata ?? []) {
        model.metadata.set(key, key === tagsKey && isDated(version) && isTags(value) ? clean(value) : value);
      }
    },
    shown(version: ApiVersion) {
      const metadata = new Map(model.metadata);
      const tags = metadata.get(tagsKey);
      if (isDated(version) && metadata.delete(tagsKey) && isTags(tags)) metadata.set(tagsKey, clean(tags));
      return { name: version === "2026-02-09" ? undefined : model.name, metadata };
    },
  };
}

const key = fc.oneof(fc.constantFrom("a", "b", "__proto__", "constructor", "1", "intakeChannel"), fc.string());
const tags = fc.array(fc.string({ unit: fc.constantFrom("a", "Z", "0", "-", "_", " ", "!", "é", "\u{1f600}") }));
// JSON has no -0; it comes back as 0.
const value = fc.jsonValue().map((it) => JSON.parse(JSON.stringify(it)));

const step = fc.constantFrom(...versions).chain((version) =>
  fc.record({
    version: fc.constant(version),
    update: fc.option(
      fc.record(
        {
          name: fc.string(),
          metadata: fc
            .tuple(fc.array(fc.tuple(key, value)), fc.option(isDated(version) ? tags : fc.oneof(tags, value)))
            .map(([members, tagged]): [string, unknown][] => [
              ...members.filter(([name]) => name !== tagsKey),
              ...(tagged === null ? [] : [[tagsKey, tagged] as [string, unknown]]),
            ]),
        },
        { requiredKeys: [] },
      ),
    ),
  }),
);

// By hand, since an object literal would take __proto__ for the prototype.
const write = ({ name, metadata }: Update) =>
  `{${[
    ...(name === undefined ? [] : [`"name":${JSON.stringify(name)}`]),
    ...(metadata ? [`"metadata":{${metadata.map((member) => member.map((it) => JSON.stringify(it)).join(":"))}}`] : []),
  ]}}`;

test("any sequence of updates and reads, in any versions, follows the merge rule", async () => {
  const sandbox = await createTestSandbox();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      sandbox.reset();
      const { name, metadata } = sandbox.runs.get("legacy", processed) as { name: string; metadata: object };
      const model = createModel(name, Object.entries(metadata));
      for (const { version, update } of steps) {
        const { status, run } = update ? await sandbox.update(version, write(update)) : await sandbox.get(version);
        if (update) model.update(version, update);
        expect(status).toBe(200);
        expect({ name: run?.name, metadata: new Map(Object.entries(run?.metadata ?? {})) }).toEqual(
          model.shown(version),
        );
      }
    }),
    { numRuns: 200 },
  );
});
