import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type Bundle, keysOfPointer, locate, pointerTo, type Schema } from "../../bundles/openapi.js";
import { isObject } from "../../json.js";
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
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
  formats.default(ajv);
  ajv.addSchema(bundle, "bundle");
  const pointers = pointersOf(bundle);

  function validator(pointer: string): ValidateFunction {
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
      const union = outermost(errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf"));
      if (!union) break;
      errors = errors.filter((error) => error !== union && !isWithin(error, union));
      violations.push(...violationsOfUnion(union));
    }
    violations.push(...errors.filter(({ keyword }) => keyword !== "if").map((error) => explainError(error, pointers)));
    return violations.sort((one, other) => one.keys.length - other.keys.length);
  }

  function violationsOfUnion({ keyword, parentSchema, data, instancePath }: ErrorObject): Violation[] {
    const above = keysOfPointer(instancePath);
    const at = pointerTo(pointers.get(parentSchema as object) ?? "#", keyword);
    const branches = ((parentSchema as Schema)[keyword] as Schema[]).map((node, index) => {
      const branch = locate(bundle, { pointer: pointerTo(at, index), node });
      const errors = errorsOf(branch.pointer, data);
      return { pointer: branch.pointer, errors, distance: distanceOf(errors) };
    });
    const [nearest] = [...branches].sort((one, other) => one.distance - other.distance);
    const tag = commonTag(branches.map(({ errors }) => errors));
    if (!nearest || nearest.errors.length === 0) {
      // Several branches of a oneOf fit.
      return [
        { keys: above, schemaAt: at, keyword, received: "a value of several kinds", documented: "exactly one of them" },
      ];
    }
    if (tag) return [{ ...tag, keys: [...above, ...tag.keys], schemaAt: at, keyword }];
    return violationsOf(nearest.pointer, data).map((it) => ({ ...it, keys: [...above, ...it.keys] }));
  }

  return {
    schemaAt(pointer) {
      const node = keysOfPointer(pointer).reduce<unknown>(
        (at, key) => (isObject(at) || Array.isArray(at) ? (at as Record<string, unknown>)[key] : undefined),
        bundle,
      );
      if (!isObject(node)) throw new Error(`The bundle has no schema at ${pointer}.`);
      return locate(bundle, { pointer, node: node as Schema }).node;
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

function isWithin({ instancePath }: ErrorObject, union: ErrorObject): boolean {
  return instancePath === union.instancePath || instancePath.startsWith(`${union.instancePath}/`);
}

/** How far a value is from a branch: one of another type or with another tag is not meant to be it. */
function distanceOf(errors: ErrorObject[]): number {
  const weigh = ({ keyword, instancePath, schemaPath }: ErrorObject) => {
    if (keyword === "type" && schemaPath.endsWith("/type") && instancePath === "") return 10_000;
    return keyword === "const" ? 100 : 1;
  };
  return errors.reduce((sum, error) => sum + weigh(error), 0);
}

/** The member by which a value belongs to none of the branches, such as an unknown type, and what it could have been. */
function commonTag(branches: ErrorObject[][]): Pick<Violation, "keys" | "received" | "documented"> | undefined {
  const [first, ...others] = branches.filter(
    (errors) => !errors.some(({ keyword, instancePath }) => keyword === "type" && instancePath === ""),
  );
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
