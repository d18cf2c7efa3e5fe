import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";

export function upgradeFieldMetadata(from: Source<Old<"FieldMetadata">>, fileId: string): New<"FieldMetadata"> {
  const citations = from.list("citations", (citation) => upgradeCitation(citation, fileId));
  const insights = from.list("insights", (insight) => insight.keep("type", "content"));
  return {
    ...from.keep("ocrConfidence", "logprobsConfidence", "reviewAgentScore"),
    ...(citations && { citations }),
    ...(insights && { insights }),
  };
}

/** A citation. Its size of the page has a place only where the page is known. */
function upgradeCitation(from: Source<Old<"Citation">>, fileId: string): New<"Citation"> {
  const polygon = from.list("polygon", (point) => point.keep("x", "y"));
  const { page: number } = from.some("page");
  if (number === undefined) {
    from.lose("pageWidth", "2026-02-09 gives the size of a page beside its number.");
    from.lose("pageHeight", "2026-02-09 gives the size of a page beside its number.");
  }
  return {
    fileId,
    ...(number !== undefined && { page: pageOf(from, number) }),
    ...from.keep("referenceText"),
    ...(polygon && { polygon }),
  };
}

function pageOf(from: Source<Old<"Citation">>, number: number): New<"CitationPage"> {
  const { pageWidth: width, pageHeight: height } = from.some("pageWidth", "pageHeight");
  return { number, ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
}

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
