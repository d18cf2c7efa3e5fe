import { shapeOf } from "../../shapes.js";
import { type Behaviour, idsOf, resultOf, unknownThing } from "../behaviour.js";
import { knownWorkflow } from "../workflows/get.js";

export const getWorkflowVersion: Behaviour = (call, state) => {
  const [workflowId = "", id = ""] = idsOf(call);
  const { draft, versions } = knownWorkflow(call, workflowId, state);
  const all = [...versions, draft];
  const version = all.find((it) => it.id === id);
  if (!version)
    throw unknownThing(
      call,
      "workflow version",
      id,
      all.map((it) => it.id),
    );
  return shapeOf(call.description, resultOf(call), version);
};
