import * as z from "zod";
import {
  createExtendClient,
  type Extraction,
  extractionOf,
  type SchemaOf,
  type StandardSchema,
} from "../../src/index.js";
import { verifyWebhook } from "../../src/webhooks.js";
import type { Equal, Expect } from "./expect.js";

// What the compiler knows of an extracted value, by the schema that was asked for. Compiled, never run.

const extend = createExtendClient({ token: "sk_example" });
const file = { id: "file_example" };

type TypedOf<Any> = Any extends Extraction<infer Answer, unknown> ? Answer : never;
type CheckedOf<Any extends { check(run: never): Promise<unknown> }> = Awaited<ReturnType<Any["check"]>>;

// --- A schema of a library: checked as it says, typed as the API answers ---

const invoice = extractionOf(
  z.object({
    number: z.string(),
    kind: z.enum(["invoice", "credit"]).optional(),
    due: z.iso
      .date()
      .nullable()
      .transform((due) => (due === null ? undefined : new Date(due))),
    total: z.object({ amount: z.number(), iso_4217_currency_code: z.string().nullable() }).nullable(),
    lines: z.array(z.object({ quantity: z.int().default(1) })),
    pages: z.array(z.number().nullable()),
  }),
);
export type ByLibrary = [
  Expect<
    Equal<
      CheckedOf<typeof invoice>,
      {
        number: string;
        kind?: "invoice" | "credit" | undefined;
        due: Date | undefined;
        total: { amount: number; iso_4217_currency_code: string | null } | null;
        lines: { quantity: number }[];
        pages: (number | null)[];
      }
    >
  >,
  Expect<
    Equal<
      TypedOf<typeof invoice>,
      {
        number: string | null;
        kind: "invoice" | "credit" | null;
        due: string | null;
        total: { amount: number | null; iso_4217_currency_code: string | null } | null;
        lines: { quantity: number | null }[];
        pages: number[];
      }
    >
  >,
];

// --- A JSON Schema, written in place or not ---

const receipt = extractionOf({
  type: "object",
  properties: {
    shop: { type: ["string", "null"] },
    paid: { type: "boolean" },
    rate: { anyOf: [{ type: "number" }, { type: "null" }] },
    kind: { anyOf: [{ enum: ["cash", null] }, { const: "card" }] },
    signature: {
      type: "object",
      "extend:type": "signature",
      properties: { is_signed: { type: ["boolean", "null"] } },
      required: ["is_signed"],
    },
    items: { type: "array", items: { type: "object", properties: { count: { type: "integer" } }, required: [] } },
    notes: { type: "array", items: { type: "string" } },
  },
});
declare const imported: { type: string; properties: { shop: { type: string[] } }; required: string[] };
const loose = extractionOf(imported);
export type ByJsonSchema = [
  Expect<
    Equal<
      CheckedOf<typeof receipt>,
      {
        shop: string | null;
        paid: boolean;
        rate: number | null;
        kind: "cash" | "card" | null;
        signature: { is_signed: boolean | null };
        items: { count?: number }[];
        notes: string[];
      }
    >
  >,
  Expect<Equal<TypedOf<typeof receipt>["paid"], boolean | null>>,
  Expect<Equal<TypedOf<typeof receipt>["items"], { count: number | null }[]>>,
  Expect<Equal<CheckedOf<typeof loose>, { shop: unknown }>>,
];

// --- Where runs come from ---

const { id } = await extend.extractRuns.create({ file, config: { schema: invoice.schema } });
const overridden = {
  id: "ex_example",
  overrideConfig: { schema: invoice.schema, extractionRules: "Dates are day first." },
};
const atOnce = await extend.extractRuns.extract({ file, extractor: overridden });
await extend.extractRuns.createBatch({ extractor: overridden, inputs: [{ file }] });
const settled = invoice.typed(await extend.extractRuns.waitFor(id));
export const number: string | null | undefined = settled.output?.value.number;
export const reviewed: string | null | undefined = settled.reviewedOutput?.value.due;
export const confidence: number | null | undefined = settled.output?.metadata["lines[0].quantity"]?.ocrConfidence;
export type RestOfTheRun = Expect<Equal<(typeof settled)["usage"], SchemaOf<"2026-02-09", "ExtractRun">["usage"]>>;
await invoice.check(settled);
await invoice.check(atOnce);
await invoice.check(await extend.extractRuns.get(id));
for (const { result } of (await extend.workflowRuns.get("workflow_run_example")).stepRuns)
  if (result && "extractRun" in result) await invoice.check(result.extractRun);
const event = await verifyWebhook({ body: "", headers: {}, secret: "wss_example", apiVersion: "2026-02-09" });
if (event.eventType === "extract_run.processed") await invoice.check(event.payload);
// @ts-expect-error a run of another kind
await invoice.check(await extend.parseRuns.get("pr_example"));
// @ts-expect-error what is awaited is the run
invoice.typed(extend.extractRuns.get(id));
// @ts-expect-error nothing of that name was asked for
settled.output?.value.sum;
// @ts-expect-error a run may have failed
settled.output.value.number;

// --- Libraries that cannot tell their JSON Schema ---

declare const older: StandardSchema<{ shop: string }, { shop: "A" }>;
const byTwo = extractionOf(older, { type: "object", properties: { shop: { type: "string" } } });
export type ByTwo = Expect<Equal<CheckedOf<typeof byTwo>, { shop: "A" }>>;
// @ts-expect-error the second argument tells it
extractionOf(older);
