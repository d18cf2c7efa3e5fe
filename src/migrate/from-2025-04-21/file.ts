import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { orNull } from "../unknown.js";

export function upgradeFile(from: Source<Old<"File">>): New<"FileSummary"> {
  return {
    ...from.keep("object", "id", "name", "createdAt", "updatedAt"),
    type: orNull(from.take("type")),
    parentFileId: orNull(from.take("parentFileId")),
    metadata: from.one("metadata", upgradeFileMetadata) ?? {},
  };
}

function upgradeFileMetadata(from: Source<Old<"FileMetadata">>): New<"FileMetadata"> {
  const parentSplit = from.one("parentSplit", (split) =>
    split.keep("id", "type", "identifier", "startPage", "endPage"),
  );
  return { ...from.some("pageCount"), ...(parentSplit && { parentSplit }) };
}
