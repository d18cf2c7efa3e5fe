import type { JsonObject } from "../../../json.js";
import type { RunDescription } from "../../description/run-description.js";
import type { Problem } from "../problem.js";

/** A run as it was read. */
export interface RunState {
  run: JsonObject;
  metadata: JsonObject;
  /** From the version under test, or from another one of the same server; undefined when none shows it. */
  name: string | undefined;
}

/** What an update did: the run before it, what was sent, what came back, the run after it. */
export interface Effect {
  description: RunDescription;
  before: RunState;
  after: RunState;
  /** The body that was sent, as a JSON parser reads it; undefined when it is not an object. */
  sent: { name?: unknown; metadata?: unknown } | undefined;
  /** Whether the server said that it carried the update out. */
  accepted: boolean;
  /** Whether the server said that it did not carry it out. After a server error nobody knows. */
  refused: boolean;
  /** The run in the answer to the update. */
  answered: JsonObject | undefined;
}

/** A claim about what updates do, looked at after each of them. */
export interface EffectCheck {
  /** Kebab-case, the name of its file. */
  name: string;
  /** What holds for a server that passes. */
  claim: string;
  /** Whether it has anything to say about this update. */
  appliesTo(effect: Effect): boolean;
  check(effect: Effect): Problem[];
}

/** The metadata that an update sent; empty when it sent none, or something that is no object. */
export function sentMetadata({ sent }: Effect): JsonObject {
  const { metadata } = sent ?? {};
  return typeof metadata === "object" && metadata !== null && !Array.isArray(metadata) ? (metadata as JsonObject) : {};
}

/** Whether the name could be read before and after. */
export function isNameReadable({ before, after }: Effect): boolean {
  return before.name !== undefined && after.name !== undefined;
}

/** Statuses in which a run goes on by itself while it is looked at. */
export function isUnderWay({ status }: JsonObject): boolean {
  return ["PENDING", "PROCESSING", "CANCELLING", "NEEDS_REVIEW"].includes(String(status));
}
