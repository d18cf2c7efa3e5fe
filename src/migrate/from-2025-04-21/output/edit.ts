import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";

export function upgradeEdit(from: Source<Old<"Edit">>): New<"ExtractOutputEdit"> {
  return { ...from.keep("originalValue", "editedValue"), ...from.some("notes", "page", "fieldType") };
}
