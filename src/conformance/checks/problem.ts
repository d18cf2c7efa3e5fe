/**
 * How much a problem weighs. An error breaks what is documented, or what follows from the documented types. Advice is
 * about what the sources leave open and this project had to infer. Information is no fault at all.
 */
export type Severity = "error" | "advice" | "information";

/** What one check found in one exchange, before it is told which exchange that was. */
export interface Problem {
  /** @default "error" */
  severity?: Severity;
  /** What is wrong, in one sentence without the particulars of this exchange: equal sentences are one cause. */
  message: string;
  /** What makes several of them one fault although their messages name different places. @default the message */
  cause?: string;
  /** Whether it is one fault of the server in whatever operation and status it is seen. @default false */
  isOfServer?: boolean;
  /** The place in the body of the answer, a step for each key or index. */
  keys?: readonly string[];
  /** The place in the description, as a JSON pointer into the bundle. */
  schemaAt?: string;
  /** What was found. */
  received?: string;
  /** What the description wants instead. */
  documented?: string;
}
