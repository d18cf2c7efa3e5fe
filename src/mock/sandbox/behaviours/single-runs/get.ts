import type { JsonObject } from "../../../../json.js";
import { constantsOf } from "../../../description.js";
import { allows, formsOf, memberOf, shapeOf } from "../../shapes.js";
import { type Kind, kinds } from "../../single-runs/kinds.js";
import type { State } from "../../state.js";
import { type Behaviour, type Call, idsOf, resultOf, unknownThing } from "../behaviour.js";

/** Where the sandbox hands out the outputs of parse runs. */
export const outputPath = "/sandbox/outputs/";

/** Shows a run. Where runs live by reads, it goes on by one step afterwards. */
export const getSingleRun: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  const run = shownAsAsked(call, knownSingleRun(call, id, state));
  state.singleRuns.noticeRead(id);
  return run;
};

/** Shows a batch. Where runs live by reads, its runs go on by one step afterwards. */
export const getBatch: Behaviour = (call, { batches }) => {
  const [id = ""] = idsOf(call);
  const batch = batches.get(call.version, id);
  if (!batch) throw unknownThing(call, "batch", id, batches.ids(call.version));
  batches.noticeRead(id);
  return batch;
};

/** With `responseType=url`, the output of a parse run is where its link leads. */
export function shownAsAsked({ query, origin, version }: Call, run: JsonObject): JsonObject {
  if (query.get("responseType") !== "url" || !run.output) return run;
  return { ...run, output: null, outputUrl: `${origin}${outputPath}${version}/${run.id}` };
}

/** The kinds of run that an operation is about. */
export function kindsOf({ operation }: Call): Kind[] {
  return Object.values(kinds).filter(({ resources }) => (resources as readonly string[]).includes(operation.resource));
}

/**
 * A run of the operation's kinds as the operation shows it now.
 *
 * @throws RefusalError (404) that names some that there are
 */
export function knownSingleRun(call: Call, id: string, { singleRuns }: State): JsonObject {
  const of = kindsOf(call);
  const kind = singleRuns.kindOf(id);
  const run = kind && of.includes(kind) ? singleRuns.get(call.version, id) : undefined;
  if (!run) throw unknownThing(call, "run", id, singleRuns.ids(call.version, of));
  const forms = formsOf(call.description, resultOf(call));
  const form = forms.find((it) => allows(memberOf(call.description, it, "status"), run.status)) ?? {};
  return shapeOf(call.description, form, { ...run, ...constantsOf(call.description.bundle, form) });
}
