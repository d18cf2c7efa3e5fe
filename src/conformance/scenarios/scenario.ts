import type { CheckInfo } from "../session/ledger.js";
import type { Session } from "../session/session.js";

/** A few requests that belong together. What is asked of every answer and of every update is looked at on the way. */
export interface Scenario {
  /** The check that it makes on top of those, or what it is about where there is none. */
  check: CheckInfo;
  /** Whether it looks only at what is asked of every answer and update, and makes no check of its own. */
  isOnlyTraffic?: boolean;
  /** Why it cannot be played in this session; undefined when it can. */
  unmet?(session: Session): string | undefined;
  play(session: Session): Promise<void>;
}

/** For scenarios that change the run, or would on a server that is wrong. */
export function needsWrite({ options }: Session): string | undefined {
  return options.write ? undefined : "nothing is written without --write";
}

/** Begins every metadata key that a verification adds. */
const ownPrefix = "extend-contract:";

/** A metadata key of ours. */
export function ownKey(name: string): string {
  return ownPrefix + name;
}

/** A body that changes the run in one key of ours, for a request that has to be refused. */
export function probe(value: string): { metadata: Record<string, unknown> } {
  return { metadata: { [ownKey("probe")]: value } };
}
