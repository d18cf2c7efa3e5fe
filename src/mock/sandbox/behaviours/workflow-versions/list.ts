import { itemSchema, shapeOf } from "../../shapes.js";
import { type Behaviour, idsOf, listOf } from "../behaviour.js";
import { sorted } from "../lists.js";
import { knownWorkflow } from "../workflows/get.js";

/** Lists the versions of a workflow, its draft among them. */
export const listWorkflowVersions: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  const { query, operation, description } = call;
  const workflow = knownWorkflow(call, id, state);
  const get = (versionId: string) => [workflow.draft, ...workflow.versions].find((it) => it.id === versionId);
  const schema = itemSchema(description, operation.resource, operation.name) ?? {};
  const find = () =>
    sorted(
      [workflow.draft, ...workflow.versions].map((it) => it.id),
      (it) => Date.parse(String(get(it)?.createdAt)),
      query,
    );
  const { items, next } = state.pages.page(`versions of ${id}`, query, operation.page?.token ?? "", find, (it) => {
    const version = get(it);
    return version && shapeOf(description, schema, version);
  });
  return listOf(call, items, next);
};
