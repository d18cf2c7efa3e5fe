import { type ApiVersion, apiVersions } from "../../../api-versions.js";
import type { JsonObject } from "../../../json.js";
import { differencesOf } from "../../checks/differences.js";
import { isUnderWay } from "../../checks/effects/effect-check.js";
import type { Problem } from "../../checks/problem.js";
import { showBoth } from "../../checks/show-value.js";
import { runOf } from "../../description/run-description.js";
import type { CheckInfo } from "../../session/ledger.js";
import type { Session } from "../../session/session.js";
import { needsWrite, ownKey, type Scenario } from "../scenario.js";

const sameCheck = {
  name: "same-in-other-versions",
  claim: "A run has the same id, status and metadata in every version of the server.",
};

const updateCheck = {
  name: "update-in-other-versions",
  claim: "An update is seen in every version of the server.",
};

const unmet = ({ otherVersions }: Session) =>
  otherVersions.length === 0 ? "the server shows the run in no other version" : undefined;

/** While an application migrates it reads a run in one version and updates it in the other. */
export const sameInOtherVersions: Scenario = {
  check: sameCheck,
  async play(session) {
    await compare(session, sameCheck);
    await compareShapes(session);
  },
};

/** The same after an update, which every version has to see. */
export const updateInOtherVersions: Scenario = {
  check: updateCheck,
  unmet: (session) => unmet(session) ?? needsWrite(session),
  async play(session) {
    await session.update({ metadata: { [ownKey("version")]: `written in ${session.description.version}` } });
    await compare(session, updateCheck);
  },
};

async function compare(session: Session, check: CheckInfo): Promise<void> {
  const { version } = session.description;
  const { run } = session.state;
  for await (const { ask, exchange } of session.askEach(session.otherVersions.map((version) => ({ version })))) {
    const other = ask.version;
    const found = exchange.answer.status === 200 ? runOf(other, exchange.answer.exact) : undefined;
    session.report(
      check,
      exchange,
      ...(found ? problemsOf(version, run, other, found) : [lost(other, exchange.answer.status)]),
    );
  }
}

/** A server that has one version only refuses the others; it must not answer them in its own shape. */
async function compareShapes(session: Session): Promise<void> {
  const { version } = session.description;
  const dated = (Object.keys(apiVersions) as ApiVersion[]).filter((it) => apiVersions[it].versionHeader !== undefined);
  for (const other of dated.filter((it) => dated.includes(version) && it !== version)) {
    if (session.otherVersions.includes(other)) continue;
    const exchange = await session.ask({ version: other });
    if (exchange.answer.status !== 200) continue;
    const problem = {
      message: `A request for ${other} is not answered in the shape of that version.`,
      received: "200 in another shape",
      documented: `a run of ${other}, or 400`,
    };
    session.report(sameCheck, exchange, problem);
  }
}

function lost(other: ApiVersion, status: number): Problem {
  return { message: `The run is not there in ${other} any more.`, received: String(status), documented: "the run" };
}

function problemsOf(version: ApiVersion, run: JsonObject, other: ApiVersion, found: JsonObject): Problem[] {
  const isDated = (it: ApiVersion) => apiVersions[it].versionHeader !== undefined;
  const areDated = isDated(version) && isDated(other);
  // The status has other words in the oldest versions, and goes on by itself while a run is under way.
  const members = ["id", "metadata", ...(areDated && !isUnderWay(run) ? ["status"] : [])];
  return members
    .filter((member) => differencesOf(run[member], found[member]).length > 0)
    .map((member) => ({
      // Of the oldest versions no source says that they show what newer ones do.
      severity: areDated ? ("error" as const) : ("advice" as const),
      message: `The ${member} of the run differs between ${version} and ${other}.`,
      keys: [member],
      ...showBoth(run[member], found[member]),
    }));
}
