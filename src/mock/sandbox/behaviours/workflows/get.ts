import type { State } from "../../state.js";
import { type StoredWorkflow, showWorkflow } from "../../workflow-store.js";
import { type Behaviour, type Call, idsOf, resultOf, unknownThing } from "../behaviour.js";

export const getWorkflow: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  return showWorkflow(call.description, resultOf(call), knownWorkflow(call, id, state));
};

/** @throws RefusalError for one that there is not */
export function knownWorkflow(call: Call, id: string, { workflows }: State): StoredWorkflow {
  const workflow = workflows.get(id);
  if (!workflow)
    throw unknownThing(
      call,
      "workflow",
      id,
      workflows.all().map((it) => it.id),
    );
  return workflow;
}
