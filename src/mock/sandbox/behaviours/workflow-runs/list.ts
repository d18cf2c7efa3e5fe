import type { JsonObject } from "../../../../json.js";
import { timeText } from "../../clock.js";
import { itemSchema } from "../../shapes.js";
import type { State } from "../../state.js";
import type { AboutRun } from "../../workflow-runs/run-store.js";
import { type Behaviour, listOf } from "../behaviour.js";
import { inBrief, inOrder } from "../lists.js";
import { knownWorkflow } from "../workflows/get.js";

/** Lists the runs that fit every filter given: those that changed last first, unless another order is asked for. */
export const listRuns: Behaviour = (call, state) => {
  const { version, query, operation, description } = call;
  const { runs, pages } = state;
  const schema = itemSchema(description, operation.resource, operation.name) ?? {};
  const isRefused = description.content(description.operation(operation), 404) !== undefined;
  const workflowId = query.get("workflowId");
  if (workflowId !== null && isRefused) knownWorkflow(call, workflowId, state);

  const find = () => {
    const found = runs.ids(version).map((id) => ({ id, ...runs.about(version, id) }));
    return inOrder(
      found.filter((about) => fits(about, query)),
      query,
    );
  };
  const { items, next } = pages.page("runs", query, operation.page?.token ?? "", find, (id) => summaryOf(id));
  return listOf(call, items, next);

  function summaryOf(id: string): JsonObject | undefined {
    const run = runs.get(version, id);
    if (!run) return undefined;
    const { createdAt, updatedAt, workflowVersionId } = runs.about(version, id);
    const workflow = run.workflow as JsonObject;
    return inBrief(description, schema, {
      reviewedByUser: run.reviewedBy,
      ...run,
      workflowId: workflow.id,
      workflowName: workflow.name,
      workflowVersionId: workflowVersionId ?? versionIdOf(run, state),
      createdAt: timeText(createdAt),
      updatedAt: timeText(updatedAt),
    });
  }
};

function fits({ status, batchId, workflowId, fileNames }: AboutRun, query: URLSearchParams): boolean {
  const exact = Object.entries({ status, batchId, workflowId }).every(([name, value]) => {
    const asked = query.get(name);
    return asked === null || asked === value;
  });
  const part = query.get("fileNameContains")?.toLowerCase();
  return exact && (part === undefined || fileNames.some((name) => name.toLowerCase().includes(part)));
}

/** Where a version names the version of the workflow by its number only, its id is that of the stored one. */
function versionIdOf(run: JsonObject, { workflows }: State): string | undefined {
  const shown = run.workflowVersion as JsonObject | undefined;
  if (shown) return String(shown.id);
  const { id, version } = run.workflow as JsonObject;
  const workflow = workflows.get(String(id));
  return workflow && [workflow.draft, ...workflow.versions].find((it) => it.version === version)?.id;
}
