import type { newestApiVersion, SchemaOf } from "../../api-versions.js";
import { ExtractionError, InvalidInputError } from "../errors/index.js";
import { isObject } from "../values.js";
import { issuesOf, type JsonSchema, type ObjectOf } from "./json-schema.js";
import { schemaToSend } from "./schema-to-send.js";
import type { InputOf, OutputOf, StandardIssue, StandardJsonSchema, StandardSchema } from "./standard-schema.js";

/** An extract run, from wherever it comes: a call, a step of a workflow, a webhook. */
type ExtractRun = SchemaOf<typeof newestApiVersion, "ExtractRun">;

/** What is wanted of documents. Made by {@link extractionOf}. */
export interface Extraction<Answer, Value> {
  /** The JSON Schema to send, as `config.schema` or `extractor.overrideConfig.schema`. */
  readonly schema: Record<string, unknown>;
  /**
   * The same run, its outputs with the type of the schema. Nothing is looked at: this takes the API's word. Texts,
   * numbers and truth values may be null whatever the schema says, since no document has to have them.
   */
  typed<Run extends ExtractRun>(run: Run): Extracted<Run, Answer>;
  /**
   * The value of a run, `output.value`, once the schema has looked at it.
   *
   * @throws ExtractionError when it does not fit the schema, and when there is none, as in a run that failed
   */
  check(run: ExtractRun): Promise<Value>;
}

/** A run whose outputs have a type. */
export type Extracted<Run, Answer> = Omit<Run, Outputs> & {
  [Name in Outputs & keyof Run]: Output<Answer> | Extract<Run[Name], null>;
};

type Outputs = "output" | "initialOutput" | "reviewedOutput";

type Output<Answer> = Omit<SchemaOf<typeof newestApiVersion, "ExtractOutputJson">, "value"> & { value: Answer };

/** What the API answers where a value of this type is asked for. */
export type Answered<T> = T extends string | number | boolean | null | undefined
  ? Exclude<T, undefined> | null
  : T extends readonly (infer Item)[]
    ? (Item extends string | number | boolean | null | undefined ? NonNullable<Item> : Answered<Item>)[]
    : T extends object
      ? { [Name in keyof T]-?: Answered<T[Name]> }
      : T;

/**
 * Gives extractions the type of a schema, and checks what they bring. The schema is one of zod, valibot, arktype or
 * another library that has Standard Schema, or a JSON Schema. It is sent in the form that the API takes: values may be
 * missing in a document, so they are nullable there even where the schema wants them; `check` tells.
 *
 * A JSON Schema is checked by `type`, `enum`, `const`, `properties`, `required`, `items` and `anyOf`; properties that are not
 * `required` may be missing, without `required` none may.
 *
 * @param jsonSchema the schema as JSON Schema, for a library whose schemas cannot tell it (`~standard.jsonSchema`)
 * @throws InvalidInputError for a schema that no extraction can have, with the place
 * @example
 * ```ts
 * import { createExtendClient, extractionOf } from "extend-contract";
 * import * as z from "zod";
 *
 * const invoice = extractionOf(z.object({ invoice_number: z.string(), due: z.iso.date().nullable() }));
 *
 * const extend = createExtendClient({ token: "sk_example" });
 * const { id } = await extend.extractRuns.create({ file: { id: "file_example" }, config: { schema: invoice.schema } });
 * const run = await extend.extractRuns.waitFor(id);
 * console.log(invoice.typed(run).output?.value.invoice_number);
 * const { invoice_number, due } = await invoice.check(run);
 * ```
 */
export function extractionOf<Schema extends StandardSchema & StandardJsonSchema>(
  schema: Schema,
): Extraction<Answered<InputOf<Schema>>, OutputOf<Schema>>;
export function extractionOf<Schema extends StandardSchema>(
  schema: Schema,
  jsonSchema: object,
): Extraction<Answered<InputOf<Schema>>, OutputOf<Schema>>;
export function extractionOf<const Schema extends JsonSchema>(
  schema: Schema,
): Extraction<Answered<ObjectOf<Schema>>, ObjectOf<Schema>>;
export function extractionOf(schema: StandardSchema | JsonSchema, jsonSchema?: object): Extraction<unknown, unknown> {
  const standard = isStandard(schema) ? schema["~standard"] : undefined;
  return {
    schema: schemaToSend(jsonSchema ?? (standard ? told(standard) : schema)),
    typed: (run) => run as never,
    async check({ id, status, output, failureReason, failureMessage }) {
      if (!isObject(output) || !isObject(output.value)) {
        const why = [failureReason, failureMessage].filter(Boolean).join(", ");
        throw new ExtractionError(`The run ${id} has no value: it is ${status}${why && ` (${why})`}.`, id, []);
      }
      const { value } = output;
      const result = standard
        ? await standard.validate(value)
        : { value, issues: issuesOf(schema as JsonSchema, value) };
      if (!result.issues?.length) return "value" in result ? result.value : undefined;
      const issues = result.issues.map(({ message, path }) => ({ path: placeOf(path), message }));
      // Some libraries name the place in the message.
      const shown = issues
        .slice(0, 3)
        .map(({ path, message }) => (!path || message.startsWith(`${path} `) ? message : `${path}: ${message}`));
      const more = issues.length > 3 ? `; and ${issues.length - 3} more` : "";
      throw new ExtractionError(`The value of the run ${id} does not fit: ${shown.join("; ")}${more}`, id, issues);
    },
  };
}

function isStandard(schema: unknown): schema is StandardSchema {
  // Schemas of arktype are functions.
  return ((typeof schema === "object" && schema !== null) || typeof schema === "function") && "~standard" in schema;
}

/** The JSON Schema that a schema tells of itself. */
function told(standard: StandardSchema["~standard"] & Partial<StandardJsonSchema["~standard"]>): object {
  const { vendor, jsonSchema } = standard;
  if (!jsonSchema) {
    const how = "Convert it, and pass that as the second argument";
    throw new InvalidInputError(`A schema of ${vendor} does not tell its JSON Schema (~standard.jsonSchema). ${how}.`);
  }
  try {
    return jsonSchema.input({ target: "draft-2020-12" });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidInputError(`The schema of ${vendor} has no JSON Schema: ${why}`, { cause });
  }
}

/** `line_items[0].total` */
function placeOf(path: StandardIssue["path"] = []): string {
  return path
    .map((step) => (typeof step === "object" ? step.key : step))
    .reduce<string>((place, key) => {
      if (typeof key === "number") return `${place}[${key}]`;
      return place ? `${place}.${String(key)}` : String(key);
    }, "");
}
