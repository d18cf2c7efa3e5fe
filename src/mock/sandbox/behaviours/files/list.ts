import { showFile } from "../../file-store.js";
import { itemSchema } from "../../shapes.js";
import { type Behaviour, listOf } from "../behaviour.js";
import { sorted } from "../lists.js";

/** Lists files, the newest first unless the other order is asked for. */
export const listFiles: Behaviour = (call, { files, pages }) => {
  const { query, operation, description } = call;
  const schema = itemSchema(description, operation.resource, operation.name) ?? {};
  const part = query.get("nameContains")?.toLowerCase() ?? "";
  const find = () => {
    const found = files.all().filter(({ name }) => name.toLowerCase().includes(part));
    return sorted(
      found.map(({ id }) => id),
      (id) => Date.parse(files.get(id)?.createdAt ?? ""),
      query,
    );
  };
  const { items, next } = pages.page("files", query, operation.page?.token ?? "", find, (id) => {
    const file = files.get(id);
    return file && showFile(description, schema, file, undefined);
  });
  return listOf(call, items, next);
};
