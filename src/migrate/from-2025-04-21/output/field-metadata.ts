import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";

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
