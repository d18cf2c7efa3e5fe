import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type Bundle, deref, locate, type Schema } from "../../bundles/openapi.js";
import { keysOfPointer, pointerTo } from "../../json.js";
import { explainError } from "./explain-error.js";
import type { Violation } from "./violation.js";

/** Judges values by the schemas of a bundle, each named by its JSON pointer. */
export interface SchemaReader {
  /** The schema at a pointer, `$ref` followed. */
  schemaAt(pointer: string): Schema;
  /** Every way in which a value breaks the schema, outermost first; empty when it does not. */
  violationsOf(pointer: string, value: unknown): Violation[];
}

/** Makes a reader of one bundle. Schemas are compiled when they are first asked for. */
export function createSchemaReader(bundle: Bundle): SchemaReader {
  // strict would refuse the keywords that OpenAPI adds to JSON Schema; verbose names the schema that an error is of.
  // Without the other two the schemas compile in less than half the time.
  const options = { strict: false, allErrors: true, verbose: true, inlineRefs: false, code: { optimize: false } };
  const ajv = new Ajv2020(options);
  formats.default(ajv);
  ajv.addSchema(bundle, "bundle");
  const pointers = pointersOf(bundle);
  const validators = new Map<string, ValidateFunction>();
  const schemas = new Map<string, Schema>();

  function validator(pointer: string): ValidateFunction {
    const known = validators.get(pointer) ?? compile(pointer);
    validators.set(pointer, known);
    return known;
  }

  function compile(pointer: string): ValidateFunction {
    const fragment = keysOfPointer(pointer).map((key) => encodeURIComponent(pointerTo("", key).slice(1)));
    const validate = ajv.getSchema(`bundle#/${fragment.join("/")}`);
    if (!validate) throw new Error(`The bundle has no schema at ${pointer}.`);
    return validate as ValidateFunction;
  }

  function errorsOf(pointer: string, value: unknown): ErrorObject[] {
    const validate = validator(pointer);
    return validate(value) ? [] : [...(validate.errors ?? [])];
  }

  function violationsOf(pointer: string, value: unknown): Violation[] {
    let errors = errorsOf(pointer, value);
    const violations: Violation[] = [];
    for (;;) {
      // A value that fits no branch of a union fails each of them. All but one of those failures mislead.
      const union = outermost(errors.filter(({ keyword }) => isUnion(keyword)));
      if (!union) break;
      const ofBranches = new Set(
        branchesOf(union).flatMap(({ errors }) => errors.map((error) => signOf(error, union.instancePath))),
      );
      errors = errors.filter((error) => error !== union && !ofBranches.has(signOf(error)));
      violations.push(...violationsOfUnion(union));
    }
    violations.push(...errors.filter(({ keyword }) => keyword !== "if").map((error) => explainError(error, pointers)));
    return violations.sort((one, other) => one.keys.length - other.keys.length);
  }

  /** What tells one error from all others of a validation; those of a branch are relative to its union. */
  function signOf({ keyword, instancePath, parentSchema, params }: ErrorObject, above = ""): string {
    return JSON.stringify([above + instancePath, keyword, params, pointers.get(parentSchema as object)]);
  }

  /** What a value breaks in each branch of a union that it does not fit. */
  function branchesOf({ keyword, parentSchema, data }: ErrorObject): Branch[] {
    const at = pointerTo(pointers.get(parentSchema as object) ?? "#", keyword);
    return ((parentSchema as Schema)[keyword] as Schema[]).map((node, index) => {
      const { pointer } = locate(bundle, { pointer: pointerTo(at, index), node });
      return { pointer, errors: errorsOf(pointer, data) };
    });
  }

  /** The same with a branch that is nothing but a union replaced by its own branches, all the way down. */
  function leavesOf(union: ErrorObject): Branch[] {
    return branchesOf(union).flatMap((branch) => {
      const inner = branch.errors.find(
        ({ keyword, instancePath, parentSchema }) =>
          isUnion(keyword) && instancePath === "" && pointers.get(parentSchema as object) === branch.pointer,
      );
      return inner && isOnlyUnion(inner.parentSchema as Schema) ? leavesOf(inner) : [branch];
    });
  }

  function violationsOfUnion(union: ErrorObject): Violation[] {
    const { keyword, parentSchema, data, instancePath } = union;
    const above = keysOfPointer(instancePath);
    const schemaAt = pointerTo(pointers.get(parentSchema as object) ?? "#", keyword);
    const leaves = leavesOf(union);
    const [nearest] = [...leaves].sort((one, other) => distanceOf(one.errors) - distanceOf(other.errors));
    if (!nearest || nearest.errors.length === 0) {
      // Several branches of a oneOf fit.
      return [
        { keys: above, schemaAt, keyword, received: "a value of several kinds", documented: "exactly one of them" },
      ];
    }
    const tag = commonTag(leaves.map(({ errors }) => errors));
    if (tag) return [{ ...tag, keys: [...above, ...tag.keys], schemaAt, keyword }];
    return violationsOf(nearest.pointer, data).map((it) => ({ ...it, keys: [...above, ...it.keys] }));
  }

  return {
    schemaAt(pointer) {
      const schema = schemas.get(pointer) ?? deref<Schema>(bundle, { $ref: pointer });
      schemas.set(pointer, schema);
      return schema;
    },
    violationsOf,
  };
}

/** The JSON pointer of every object in a bundle, to name the schema that a validation error refers to. */
function pointersOf(root: object): ReadonlyMap<object, string> {
  const pointers = new Map<object, string>();
  (function visit(node: object, pointer: string) {
    if (pointers.has(node)) return;
    pointers.set(node, pointer);
    for (const [key, inner] of Object.entries(node)) {
      if (typeof inner === "object" && inner !== null) visit(inner, pointerTo(pointer, key));
    }
  })(root, "#");
  return pointers;
}

function outermost(errors: ErrorObject[]): ErrorObject | undefined {
  // At one place the validator reports an inner union before the one around it.
  return errors.reduce<ErrorObject | undefined>(
    (found, error) => (found === undefined || error.instancePath.length <= found.instancePath.length ? error : found),
    undefined,
  );
}

/** A branch of a union, and what a value breaks in it. */
interface Branch {
  pointer: string;
  errors: ErrorObject[];
}

function isUnion(keyword: string): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

/** Whether a schema asks for nothing beside its union. */
function isOnlyUnion(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) => isUnion(keyword) || ["description", "discriminator"].includes(keyword));
}

/** Whether a value is of another kind altogether: of another type, or not the empty object that a branch asks for. */
function isOfOtherKind({ keyword, instancePath }: ErrorObject): boolean {
  return instancePath === "" && (keyword === "type" || keyword === "maxProperties");
}

/** How far a value is from a branch: one of another kind or with another tag is not meant to be it. */
function distanceOf(errors: ErrorObject[]): number {
  const weigh = (error: ErrorObject) => (isOfOtherKind(error) ? 10_000 : error.keyword === "const" ? 100 : 1);
  return errors.reduce((sum, error) => sum + weigh(error), 0);
}

/** The member by which a value belongs to none of the branches, such as an unknown type, and what it could have been. */
function commonTag(branches: ErrorObject[][]): Pick<Violation, "keys" | "received" | "documented"> | undefined {
  const [first, ...others] = branches.filter((errors) => !errors.some(isOfOtherKind));
  const consts = (errors: ErrorObject[], path: string) =>
    errors.filter(({ keyword, instancePath }) => keyword === "const" && instancePath === path);
  const tag = first?.find(
    ({ keyword, instancePath }) =>
      keyword === "const" && others.length > 0 && others.every((errors) => consts(errors, instancePath).length > 0),
  );
  if (!tag) return undefined;
  const values = branches.flatMap((errors) =>
    consts(errors, tag.instancePath).map(({ params }) => params.allowedValue),
  );
  return {
    keys: keysOfPointer(tag.instancePath),
    received: JSON.stringify(tag.data),
    documented: `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`,
  };
}
