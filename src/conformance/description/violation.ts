/** One way in which a value breaks a schema: where, and what stands there instead of what. */
export interface Violation {
  /** The place in the value, a step for each key or index. */
  keys: readonly string[];
  /** The broken keyword's place in the bundle, such as `#/components/schemas/WorkflowRun/required`. */
  schemaAt: string;
  keyword: string;
  /** What stands there, in JSON or in words. */
  received: string;
  /** What the description wants there. */
  documented: string;
}
