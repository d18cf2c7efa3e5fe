import { type Bundle, deref, type OperationObject, type Schema } from "../../../bundles/openapi.js";

/** Where oasdiff says that a member is: in which bodies of which operation, and the way into them. */
export interface OasdiffPlace {
  operation: OperationObject;
  isRequest: boolean;
  /** Such as `stepRuns/items/anyOf[#/components/schemas/ParseStepRun]/allOf[subschema #2]/result`. */
  way: string;
}

/**
 * A member by the component that has it, such as `FileSummary.name`: one and the same wherever the component is used.
 * Undefined where the way leads nowhere.
 */
export function placeOf(bundle: Bundle, { operation, isRequest, way }: OasdiffPlace): string | undefined {
  const steps = way.match(/(?:[^/[]|\[[^\]]*\])+/g) ?? [];
  const holders = isRequest ? [operation.requestBody] : Object.values(operation.responses);
  const bodies = holders.flatMap((holder) => Object.values((holder && deref(bundle, holder).content) ?? {}));
  return bodies.map(({ schema }) => follow(bundle, schema, steps)).find((place) => place !== undefined);
}

function follow(bundle: Bundle, body: Schema, steps: string[]): string | undefined {
  let at = { schema: body, place: "the body" };
  for (const step of steps) {
    at = entered(bundle, at);
    const [, keyword = "", which = ""] = /^(allOf|anyOf|oneOf)\[(.*)\]$/.exec(step) ?? [];
    const next = keyword ? branch(at.schema, keyword, which) : child(at.schema, step);
    if (next === undefined) return undefined;
    at = { schema: next.schema, place: at.place + next.suffix };
  }
  return at.place;
}

function entered(bundle: Bundle, at: { schema: Schema; place: string }): { schema: Schema; place: string } {
  if (at.schema.$ref === undefined) return at;
  return { schema: deref(bundle, at.schema), place: at.schema.$ref.slice(at.schema.$ref.lastIndexOf("/") + 1) };
}

function branch(schema: Schema, keyword: string, which: string): { schema: Schema; suffix: string } | undefined {
  const branches = schema[keyword] as Schema[] | undefined;
  const index = /^subschema #(\d+)/.exec(which)?.[1];
  const found = branches?.find((it, at) => (index ? at === Number(index) - 1 : it.$ref === which));
  return found && { schema: found, suffix: "" };
}

function child(schema: Schema, step: string): { schema: Schema; suffix: string } | undefined {
  const member = schema.properties?.[step];
  if (member) return { schema: member, suffix: `.${step}` };
  if (step === "items" && schema.items) return { schema: schema.items, suffix: "[]" };
  const extra = schema.additionalProperties;
  return step === "additionalProperties" && typeof extra === "object" ? { schema: extra, suffix: "{}" } : undefined;
}
