import { isObject, type JsonObject } from "../../../json.js";
import { extractedValues, type NumberAt } from "./extracted-values.js";
import type { Kind } from "./kinds.js";

/** A run of an example, and what is to be different. */
export interface OutputFor {
  kind: Kind;
  shape: JsonObject;
  /** The settings that were sent. */
  config: JsonObject;
  fileId: string;
  /** What the file says, where it is a text that was sent to the sandbox. */
  text: string | undefined;
  numberAt: NumberAt;
}

/**
 * The members of a run that have its output, for what was sent: values in the shape of the schema, a class or splits of
 * the kinds that the settings name, the text of the file. Empty where nothing follows from what was sent.
 */
export function outputOf({ kind, shape, config, fileId, text, numberAt }: OutputFor): JsonObject {
  if (kind.name === "parse") return text === undefined ? {} : parsedText(shape, text);
  const adapted = adapterOf(kind, config, fileId, numberAt);
  if (!adapted) return {};
  // Some versions write `{}` where others write null.
  const isThere = (output: unknown) => isObject(output) && Object.keys(output).length > 0;
  const names = ["output", "initialOutput", "reviewedOutput"].filter((name) => isThere(shape[name]));
  const outputs = names.map((name) => [name, adapted(shape[name] as JsonObject)]);
  // What a reviewer changed was of other values.
  const edits = kind.name === "extract" &&
    names.length > 0 &&
    Object.hasOwn(shape, "edits") && { edited: false, edits: shape.edits === null ? null : {} };
  return { ...Object.fromEntries(outputs), ...edits };
}

/** The first chunk of the example with another text. */
function parsedText(shape: JsonObject, text: string): JsonObject {
  const isInRun = Array.isArray(shape.chunks);
  const { chunks } = isInRun ? shape : isObject(shape.output) ? shape.output : {};
  const [first] = Array.isArray(chunks) ? chunks : [];
  if (!isObject(first)) return {};
  const own = [{ ...first, content: text, blocks: [] }];
  return isInRun ? { chunks: own } : { output: { ...(shape.output as JsonObject), chunks: own } };
}

function adapterOf(
  { name }: Kind,
  config: JsonObject,
  fileId: string,
  numberAt: NumberAt,
): ((output: JsonObject) => JsonObject) | undefined {
  const { schema, classifications, splitClassifications } = config;
  if (name === "extract" && isObject(schema)) {
    return (output) => extractionOf(schema, output, fileId, numberAt);
  }
  const classes = (name === "classify" ? classifications : splitClassifications) as JsonObject[] | undefined;
  if (!classes || classes.length === 0) return undefined;
  const classAt = (path: string) => classes[numberAt(path) % classes.length] ?? {};
  if (name === "classify") return (output) => ({ ...output, id: classAt("").id, type: classAt("").type });
  return (output) => ({
    ...output,
    splits: (output.splits as JsonObject[]).map((split, index) => {
      const { id, type } = classAt(String(index));
      return { ...split, type, ...(Object.hasOwn(split, "classificationId") && { classificationId: id }) };
    }),
  });
}

/** Values and, for each, what the extraction of the example says of its first one, but about this value. */
function extractionOf(schema: JsonObject, { metadata }: JsonObject, fileId: string, numberAt: NumberAt): JsonObject {
  const { value, paths } = extractedValues(schema, numberAt);
  const [about] = isObject(metadata) ? Object.values(metadata).filter(isObject) : [];
  const entries = [...paths].map(([path, found]) => {
    const text = found === null ? null : String(found);
    const citations = (about?.citations as JsonObject[] | undefined)?.map((it) => ({
      ...it,
      ...(Object.hasOwn(it, "fileId") && { fileId }),
      referenceText: text,
    }));
    return [
      path,
      { ...about, ...(citations && { citations }), ...(about?.insights !== undefined && { insights: [] }) },
    ];
  });
  return { value, metadata: Object.fromEntries(entries) };
}
