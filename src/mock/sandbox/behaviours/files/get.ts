import type { JsonObject } from "../../../../json.js";
import { type StoredFile, showFile } from "../../file-store.js";
import { memberOf, shapeOf } from "../../shapes.js";
import type { State } from "../../state.js";
import { type Behaviour, type Call, idsOf, resultOf, unknownThing } from "../behaviour.js";

/** Where the sandbox hands out the bytes of files. */
export const downloadPath = "/sandbox/files/";

/** Shows a file, with a link to its bytes where it was sent to the sandbox, and the text of a text file on request. */
export const getFile: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  const file = knownFile(call, id, state);
  const schema = resultOf(call);
  const shown = showFile(call.description, schema, file, call.origin + downloadPath + id);
  const contents = memberOf(call.description, schema, "contents");
  const form = contents?.anyOf?.[0] ?? contents;
  const isWanted = call.query.get("rawText") === "true" && file.bytes !== undefined && file.type === "TXT";
  if (!form || !isWanted) return shown;
  const known: JsonObject = { rawText: file.bytes?.toString(), pages: [], sheets: [] };
  return { ...shown, contents: shapeOf(call.description, form, known) };
};

/** @throws RefusalError for one that there is not */
export function knownFile(call: Call, id: string, { files }: State): StoredFile {
  const file = files.get(id);
  if (!file)
    throw unknownThing(
      call,
      "file",
      id,
      files.all().map((it) => it.id),
    );
  return file;
}
