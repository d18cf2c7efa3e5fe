import type { Session } from "../../../session/session.js";
import { needsWrite, ownKey, type Scenario } from "../../scenario.js";

/** The name alone, the name beside metadata, and each without the other. */
export const writtenName: Scenario = {
  check: { name: "written-name", claim: "A name replaces the name, and leaves the metadata alone." },
  isOnlyTraffic: true,
  unmet: (session) => needsWrite(session) ?? needsName(session),
  async play({ update, change, options: { seed } }) {
    const key = ownKey("first");
    await update({ name: `A name of ${seed}` });
    await update({ name: `A second name of ${seed}` });
    await update({ name: `Beside metadata ${seed}`, metadata: { [key]: `beside a name ${seed}` } });
    await change({ body: { metadata: { [key]: `without a name ${seed}` } }, readName: true });
    await change({ body: {}, readName: true });
  },
};

/** For what changes the name: a name that cannot be read cannot be put back. */
export function needsName(session: Session): string | undefined {
  return session.mayWriteName ? undefined : "no version of the server shows the name, so it could not be put back";
}
