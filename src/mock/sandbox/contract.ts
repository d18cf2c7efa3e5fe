import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type ApiVersion, operationAt } from "../../api-versions.js";
import { deref, keysOfPointer, type MediaType, type OperationObject, type Schema } from "../../bundles/openapi.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { type JsonObject, show, showPlace } from "../../json.js";
import type { FrontRequest } from "../front/backend.js";
import { usageTagsKey } from "./usage-tags.js";

/** What the sandbox knows of an API version, all of it from the version's bundle. */
export interface Contract {
  readonly version: ApiVersion;
  /** The runs in the examples of a read. */
  readonly exampleRuns: readonly JsonObject[];
  /** Whether a run has a name in this version. */
  readonly showsName: boolean;
  /** Whether usage tags are more than one of the caller's own keys. */
  readonly knowsUsageTags: boolean;
  /** Why a body is not an update, in the words of who sent it; undefined when it is one. */
  problemOfUpdate(body: JsonObject): string | undefined;
  /** Where and how an answer breaks the contract; undefined when it does not, or no body is documented for its status. */
  problemOfAnswer(method: FrontRequest["method"], status: number, body: unknown): string | undefined;
}

/** Reads the contract of an API version. */
export async function readContract(version: ApiVersion): Promise<Contract> {
  const bundle = await readBundle(version);
  const { result: envelope, path: runPath } = operationAt(version, "workflowRuns", "get");
  const path = bundle.paths[runPath];
  const { WorkflowRun, Metadata } = bundle.components.schemas;

  // strict would refuse the keywords that OpenAPI adds to JSON Schema; verbose puts the refused value into an error.
  // Without the other two a sandbox compiles its schemas twice as fast.
  const ajv = new Ajv2020({ strict: false, verbose: true, inlineRefs: false, code: { optimize: false } });
  formats.default(ajv);
  const validators = new Map<string | object, ValidateFunction>();

  function firstError(schema: Schema, value: unknown): ErrorObject | undefined {
    // A read and an update are answered with the same run.
    const key = schema.$ref ?? schema;
    let validate = validators.get(key);
    if (!validate) {
      // With its own components, every $ref of the bundle leads somewhere inside the schema.
      validate = ajv.compile({ ...schema, components: { schemas: bundle.components.schemas } });
      validators.set(key, validate);
    }
    return validate(value) ? undefined : validate.errors?.[0];
  }

  function operationOf(method: FrontRequest["method"]): OperationObject {
    const operation = path?.[method === "GET" ? "get" : "post"];
    if (!operation) throw new Error(`The bundle of ${version} has no ${method} ${runPath}.`);
    return operation;
  }

  function contentOf(method: FrontRequest["method"], status: number): MediaType | undefined {
    const response = operationOf(method).responses[status];
    return response && deref(bundle, response).content?.["application/json"];
  }

  const { requestBody } = operationOf("POST");
  const updateSchema = requestBody && deref(bundle, requestBody).content["application/json"]?.schema;
  if (!updateSchema) throw new Error(`The bundle of ${version} describes no body of an update.`);

  return {
    version,
    exampleRuns: Object.values(contentOf("GET", 200)?.examples ?? {}).map((example) => {
      const value = deref(bundle, example).value as JsonObject;
      return (envelope === undefined ? value : value[envelope]) as JsonObject;
    }),
    showsName: WorkflowRun?.properties?.name !== undefined,
    knowsUsageTags: Metadata?.properties?.[usageTagsKey] !== undefined,
    problemOfUpdate(body) {
      const error = firstError(updateSchema, body);
      return error && explain(error);
    },
    problemOfAnswer(method, status, body) {
      const content = contentOf(method, status);
      const error = content && firstError(content.schema, body);
      return error && explain(error);
    },
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
