import path from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import * as z from "zod";
import { createExtendClient, extractionOf, type SchemaOf } from "../src/index.js";

// Extractions with a library that has Standard Schema, as applications use it.
const text = { type: ["string", "null"] };

test("a schema of zod is sent in the same form", () => {
  const money = z
    .object({ amount: z.number(), iso_4217_currency_code: z.string() })
    .meta({ "extend:type": "currency" });
  const invoice = z.object({
    number: z.string().describe("In the heading."),
    kind: z.enum(["invoice", "credit"]).nullable(),
    due: z.iso.date().nullish(),
    total: money,
    pages: z.array(z.int()).nullable(),
    lines: z.array(
      z.object({
        amount: z
          .number()
          .nullable()
          .transform((amount) => amount ?? 0),
      }),
    ),
  });
  const object = { type: "object", additionalProperties: false };
  expect(extractionOf(invoice).schema).toEqual({
    ...object,
    properties: {
      number: { ...text, description: "In the heading." },
      kind: { enum: ["invoice", "credit", null] },
      due: { ...text, "extend:type": "date" },
      total: {
        ...object,
        "extend:type": "currency",
        properties: { amount: { type: ["number", "null"] }, iso_4217_currency_code: text },
        required: ["amount", "iso_4217_currency_code"],
      },
      pages: { type: "array", items: { type: "integer" } },
      lines: {
        type: "array",
        items: { ...object, properties: { amount: { type: ["number", "null"] } }, required: ["amount"] },
      },
    },
    required: ["number", "kind", "due", "total", "pages", "lines"],
  });
});

test.each([
  [z.date(), "The schema of zod has no JSON Schema: Date cannot be"],
  [z.union([z.string(), z.object({ b: z.string() })]), "a is a choice between several types"],
  [z.any(), "a has no type"],
])("what no extraction can give is refused: %#", (a, says) => {
  expect(() => extractionOf(z.object({ a }))).toThrow(says);
});

test("the schema goes out as it is, and the value comes back as the library makes it", async () => {
  const bodies: string[] = [];
  const answers = [{ due: "2026-11-26" }, { due: 5 }];
  const invoice = extractionOf(z.object({ due: z.iso.date().transform((due) => new Date(due)) }));
  const extend = createExtendClient({
    token: "sk_test",
    async fetch(_, { body }) {
      bodies.push(body);
      const run: Partial<SchemaOf<"2026-02-09", "ExtractRun">> = {
        id: "exr_1",
        output: { value: answers.shift() ?? {}, metadata: {} },
      };
      return Response.json(run);
    },
  });
  const file = { id: "file_1" };
  const extractor = { id: "ex_1", overrideConfig: { schema: invoice.schema } };
  const run = await extend.extractRuns.create({ file, extractor });
  expect(JSON.parse(bodies[0] ?? "")).toEqual({ file, extractor });
  expect(await invoice.check(run)).toEqual({ due: new Date("2026-11-26") });
  const other = await extend.extractRuns.extract({ file, config: { schema: invoice.schema } });
  await expect(invoice.check(other)).rejects.toMatchObject({
    name: "ExtractionError",
    issues: [{ path: "due", message: expect.stringContaining("expected string") }],
  });
});

// An application that extracts nothing would carry it otherwise.
test("nothing of it is in the bundle of who does not use it", async () => {
  const contents = 'import { createExtendClient } from "./src/index.ts"; console.log(createExtendClient);';
  const stdin = { contents, resolveDir: path.resolve(import.meta.dirname, "..") };
  const { metafile } = await build({
    stdin,
    bundle: true,
    format: "esm",
    treeShaking: true,
    write: false,
    metafile: true,
  });
  const [output] = Object.values(metafile.outputs);
  const carried = Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file);
  expect(carried.some((file) => file.endsWith("src/client/values.ts"))).toBe(true);
  expect(carried.filter((file) => file.includes("extraction"))).toEqual([]);
});
