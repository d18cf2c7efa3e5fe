import { itemSchema } from "../../shapes.js";
import { showWorkflow } from "../../workflow-store.js";
import { type Behaviour, listOf } from "../behaviour.js";
import { sorted } from "../lists.js";

export const listWorkflows: Behaviour = (call, { workflows, pages }) => {
  const { query, operation, description } = call;
  const schema = itemSchema(description, operation.resource, operation.name) ?? {};
  const find = () => {
    const sortBy = query.get("sortBy") === "createdAt" ? "createdAt" : "updatedAt";
    return sorted(
      workflows.all().map(({ id }) => id),
      (id) => Date.parse(workflows.get(id)?.[sortBy] ?? ""),
      query,
    );
  };
  const { items, next } = pages.page("workflows", query, operation.page?.token ?? "", find, (id) => {
    const workflow = workflows.get(id);
    return workflow && showWorkflow(description, schema, workflow);
  });
  return listOf(call, items, next);
};
