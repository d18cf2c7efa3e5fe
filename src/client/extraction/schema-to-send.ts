import { InvalidInputError } from "../errors/index.js";
import { isObject, show } from "../values.js";
import { valuesOf } from "./json-schema.js";

/**
 * A JSON Schema in the form that an extraction takes, as the description of `schema` has it: whatever may be missing in a
 * document is nullable, a list of values has null in it, and there are only keywords that the API knows. A text whose
 * `format` is `date` is asked for as a date.
 *
 * @throws InvalidInputError, with the place, for what no extraction can give, such as a choice between several types
 */
export function schemaToSend(schema: unknown): Record<string, unknown> {
  const sent = converted(schema, "", false);
  if (sent.type !== "object") throw refusal("", "is not of type object");
  return sent;
}

function converted(schema: unknown, place: string, isItem: boolean): Record<string, unknown> {
  if (!isObject(schema)) throw refusal(place, `is no JSON Schema but ${show(schema)}`);
  const unknown = ["$ref", "allOf", "not", "if", "prefixItems"].find((keyword) => keyword in schema);
  if (unknown) throw refusal(place, `has ${unknown}, which no extraction knows`);

  // How libraries write that a value may be null, and some of them that it is one of several texts.
  const { anyOf, oneOf = anyOf, ...rest } = schema;
  if (Array.isArray(oneOf)) {
    const choices = oneOf.filter((it) => it?.type !== "null");
    const lists = choices.flatMap((it) => (isObject(it) && valuesOf(it)) || [it]);
    if (choices.length > 1 && lists.some(isObject))
      throw refusal(place, "is a choice between several types, which no extraction knows");
    return converted({ ...(choices.length > 1 ? { enum: lists } : choices[0]), ...rest }, place, isItem);
  }

  const { description, properties, required, items, format } = schema;
  const said = {
    ...(description !== undefined && { description }),
    ...(format === "date" && { "extend:type": "date" }),
    ...Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword.startsWith("extend:"))),
  };

  const values = valuesOf(schema);
  if (values) {
    const texts = values.filter((value) => value !== null);
    if (!texts.every((value) => typeof value === "string")) throw refusal(place, "lists values that are no texts");
    return { enum: isItem ? texts : [...texts, null], ...said };
  }

  const [type, ...more] = [schema.type].flat().filter((name) => name !== "null");
  if (more.length > 0) throw refusal(place, `has several types: ${[type, ...more].join(", ")}`);
  switch (type) {
    case "string":
    case "number":
    case "integer":
    case "boolean":
      return { type: isItem ? type : [type, "null"], ...said };
    case "array":
      return { type, ...said, items: converted(items, `${place}[]`, true) };
    case "object": {
      const all = Object.keys(isObject(properties) ? properties : {});
      if (!isObject(properties) || all.length === 0) throw refusal(place, "is an object without properties");
      // They are extracted in the order of this list.
      const listed = (Array.isArray(required) ? required : []).filter((name) => all.includes(name));
      const names: string[] = listed.length === all.length ? listed : all;
      const entries = names.map((name) => [
        name,
        converted(properties[name], place ? `${place}.${name}` : name, false),
      ]);
      return { type, ...said, properties: Object.fromEntries(entries), required: names, additionalProperties: false };
    }
    default:
      throw refusal(place, "has no type that an extraction knows: string, number, integer, boolean, object or array");
  }
}

function refusal(place: string, why: string): InvalidInputError {
  return new InvalidInputError(`The schema of the extraction cannot be sent: ${place || "it"} ${why}.`);
}
