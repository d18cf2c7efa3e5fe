import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { orNull } from "../unknown.js";

export function upgradeChunk(from: Source<Old<"Chunk">>): New<"Chunk"> {
  const pageRange = from.one("metadata", (metadata) =>
    metadata.one("pageRange", (range) => range.keep("start", "end")),
  );
  return {
    ...from.keep("object", "type", "content"),
    metadata: { pageRange: pageRange as New<"ChunkMetadata">["pageRange"] },
    blocks: from.list("blocks", upgradeBlock) ?? [],
  };
}

function upgradeBlock(from: Source<Old<"Block">>): New<"Block"> {
  const page = from.one("metadata", (metadata) =>
    metadata.one("page", (it) => ({ ...it.keep("number"), ...it.some("width", "height") })),
  );
  const children = from.list("children", upgradeBlock);
  return {
    ...from.keep("object", "id", "type", "content"),
    ...from.some("parentBlockId"),
    details: from.one("details", detailsOf) ?? {},
    metadata: page ? { page } : {},
    polygon: from.list("polygon", (point) => point.keep("x", "y")) ?? [],
    boundingBox: from.one("boundingBox", upgradeBox) as New<"BoundingBox">,
    ...(children && { children }),
  };
}

/** What only blocks of one kind have: the same members, none of them null. */
function detailsOf(from: Source<Record<string, unknown>>): New<"BlockDetails"> {
  return from.some(...Object.keys(from.value)) as New<"BlockDetails">;
}

function upgradeBox(from: Source<Old<"BoundingBox">>): New<"BoundingBox"> {
  return {
    left: orNull(from.take("left")),
    top: orNull(from.take("top")),
    right: orNull(from.take("right")),
    bottom: orNull(from.take("bottom")),
  };
}

/** Raw results of text recognition. */
export function upgradeOcr(from: Source<NonNullable<Old<"ParserRun">["ocr"]>>): NonNullable<New<"ParseOutput">["ocr"]> {
  const words = from.list("words", (word) => ({
    ...word.keep("content", "confidence", "pageNumber"),
    boundingBox: word.one("boundingBox", upgradeBox) as New<"BoundingBox">,
  }));
  return words ? { words } : {};
}
