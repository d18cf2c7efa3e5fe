import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";

export function upgradeFieldResult(from: Source<Old<"FieldResult">>): New<"FieldResult"> {
  const insights = from.list("insights", (insight) => insight.keep("type", "content"));
  return {
    ...from.keep("id", "type", "value"),
    ...from.some("confidence"),
    ...nestedOf(from),
    ...(insights && { insights }),
    references: from.list("references", upgradeReference) ?? [],
  };
}

export function upgradeField(from: Source<Old<"ExtractionField">>): New<"ExtractionField"> {
  return { ...from.keep("id", "name", "type", "description"), ...nestedOf(from) };
}

function nestedOf(from: Source<Pick<Old<"ExtractionField">, "schema" | "enum">>) {
  const schema = from.list("schema", upgradeField);
  const options = from.list("enum", (option) => option.keep("value", "description"));
  return { ...(schema && { schema }), ...(options && { enum: options }) };
}

function upgradeReference(from: Source<Old<"FieldReference">>): New<"FieldReference"> {
  const boxes = from.list("boundingBoxes", (box) => box.keep("top", "left", "bottom", "right"));
  return { ...from.keep("id", "fieldName", "page"), boundingBoxes: boxes ?? [] };
}
