import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Bundle, Schema } from "../../bundles/openapi.js";
import type { FoundOperation } from "../../bundles/operations-of.js";
import { keysOfPointer, show, showPlace } from "../../json.js";
import type { Description } from "../description.js";

/** Holds requests and answers against the description of an API version. */
export interface Contract {
  /** Why a body is not one of this operation, in the words of who sent it; undefined when it is one. */
  problemOfBody(operation: FoundOperation, body: unknown): string | undefined;
  /** Why a query is not one of this operation. Parameters that are not described are passed over. */
  problemOfQuery(operation: FoundOperation, query: URLSearchParams): string | undefined;
  /** Where and how an answer breaks the contract; undefined when it does not, or no body is documented for its status. */
  problemOfAnswer(operation: FoundOperation, status: number, body: unknown): string | undefined;
  /** Where and how a value breaks a schema of the description. */
  problemOf(schema: Schema, value: unknown): string | undefined;
}

/** Makes the contract of an API version. Its schemas are compiled when they are first needed. */
export function createContract({ bundle, content, requestBody }: Description): Contract {
  // strict would refuse the keywords that OpenAPI adds to JSON Schema; verbose puts the refused value into an error.
  // Without the other two a sandbox compiles its schemas twice as fast.
  const options = { strict: false, verbose: true, inlineRefs: false, code: { optimize: false } };
  const compile = compilerOf(new Ajv2020(options), bundle);
  // A query is text. What is described as a number or a boolean is taken for one.
  const compileText = compilerOf(new Ajv2020({ ...options, coerceTypes: true }), bundle);

  function problemOf(schema: Schema, value: unknown): string | undefined {
    const validate = compile(schema);
    const error = validate(value) ? undefined : validate.errors?.[0];
    return error && explain(error);
  }

  return {
    problemOf,
    problemOfBody(operation, body) {
      const schema = requestBody(operation)?.schema;
      return schema && problemOf(schema, body);
    },
    problemOfQuery({ parameters }, query) {
      for (const { name, schema, required } of parameters.filter((it) => it.in === "query")) {
        const values = query.getAll(name);
        if (values.length === 0 && !required) continue;
        // In an object, so that Ajv has somewhere to put what it takes the text for.
        const validate = compileText({ type: "object", properties: { value: schema }, required: ["value"] }, schema);
        if (values.length > 1 && schema.type !== "array")
          return `the parameter ${name} is given ${values.length} times`;
        if (validate({ value: schema.type === "array" ? values : values[0] })) continue;
        const error = validate.errors?.[0];
        const keyword =
          error?.keyword === "enum" ? `must be one of ${(error.schema as unknown[]).join(", ")}` : error?.message;
        return `the parameter ${name} ${keyword}; got ${show(values[0])}`;
      }
      return undefined;
    },
    problemOfAnswer(operation, status, body) {
      const type = content(operation, status);
      return type && problemOf(type.schema, body);
    },
  };
}

/** Compiles schemas that may refer to the components of a bundle; each of either but once. */
function compilerOf(ajv: Ajv2020, bundle: Bundle): (schema: Schema, key?: Schema) => ValidateFunction {
  formats.default(ajv);
  ajv.addSchema({ components: { schemas: bundle.components.schemas } }, "bundle");
  const compiled = new Map<string | Schema, ValidateFunction>();
  return (schema, key = schema) => {
    // Several operations are answered with the same thing.
    const name = key.$ref ?? key;
    let validate = compiled.get(name);
    if (!validate) {
      validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"bundle#/')) as Schema);
      compiled.set(name, validate);
    }
    return validate;
  };
}

function explain({ keyword, params, data, instancePath, parentSchema, message }: ErrorObject): string {
  const place = showPlace(keysOfPointer(instancePath));
  if (keyword === "additionalProperties") {
    const known = Object.keys(parentSchema?.properties ?? {}).join(" and ");
    return `${place} has a member ${show(params.additionalProperty)}; the members it may have are ${known}`;
  }
  if (keyword === "type") return `${place} must be ${article(String(params.type))}; got ${show(data)}`;
  return `${place} ${message}`;
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
