import { acknowledge, type Behaviour, idsOf } from "../behaviour.js";
import { knownFile } from "./get.js";

/** Deletes a file. The runs over it still show it. */
export const deleteFile: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  knownFile(call, id, state);
  state.files.delete(id);
  return acknowledge(call, id);
};
