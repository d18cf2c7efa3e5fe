import type { Loss } from "../version-diff.js";

/**
 * What only a person can know about the way from one API version to the next: which part became which, what is lost, what
 * to mind. Written in `openapi/<version>/changes.yaml` of the newer version. All else is found by comparing the bundles.
 */
export interface Knowledge {
  /** The versions that it leads from. */
  from: string[];
  /** Components, or objects within one, whose successors have other names; their members are compared one by one. */
  components: Record<string, string[]>;
  members: MemberKnowledge[];
}

/** What is known about one member. `from`, `to` and `kept` are keys of an outline; one of the three is given. */
export interface MemberKnowledge {
  /** A member that went: to `to`, or away. */
  from?: string;
  /** The members that took its place; without `from`, members that are new. */
  to?: string[];
  /** A member that has its name still. */
  kept?: string;
  /** Old values that have another name now. */
  values?: Record<string, string>;
  loss?: Loss;
  remark?: string;
}
