import type { ApiVersion } from "../../api-versions.js";
import type { Severity } from "../checks/problem.js";
import type { ContractCoverage } from "../coverage/contract-coverage.js";

/**
 * What came of a verification, as data: the same for every run with the same seed against the same server, so it holds
 * no time and no duration. `verify-report.schema.json`, shipped with the package, describes its JSON.
 */
export interface Report {
  /** `conforms` and `differs` are verdicts on the server; `none` says that there is none, see `reason`. */
  verdict: "conforms" | "differs" | "none";
  /** Why there is no verdict, or why checking ended early; null when it went to its end. */
  reason: string | null;
  /** Base URL of the server. */
  url: string;
  /** The versions whose descriptions the server was held against: one, or those that passed a proxy. */
  apiVersions: ApiVersion[];
  /** The runs that were looked at, the one that may have been written to first; empty for traffic that passed a proxy. */
  runIds: string[];
  /** Seed of the generated requests; null where none were generated. */
  seed: number | null;
  /** How many updates were to be generated; null where none were. */
  cases: number | null;
  /** Whether updates were sent that the server was to carry out. */
  write: boolean;
  /** How many requests were judged. */
  requests: number;
  /** What passed a proxy and could not be judged, by reason; empty for a verification. */
  notJudged: NotJudged[];
  /** How many answers were 429 and were waited out. */
  rateLimited: number;
  /** What is wrong, errors first, then advice, then information; within each in the order in which it was found. */
  findings: Finding[];
  /** Every operation of the API versions, and how often it was judged. */
  operations: OperationCoverage[];
  /** How often each part of the descriptions was seen in the answers. */
  coverage: ContractCoverage[];
  /** Every check and how it ended. */
  checks: CheckResult[];
  /** What an update could not undo. */
  leftBehind: LeftBehind;
  /** What of a list of known findings was found again, and what was not; null where there is no such list. */
  baseline: { known: KnownFinding[]; fixed: KnownFinding[] } | null;
  /**
   * A command that sends the same requests in the same order, with the key read from `EXTEND_API_KEY`; null for traffic
   * that passed a proxy.
   */
  again: string | null;
}

/** One way in which a server differs from the description, however often it was seen. */
export interface Finding {
  /** Name of the check, such as `documented-body`. */
  check: string;
  severity: Severity;
  apiVersion: ApiVersion;
  /** What is wrong, in one sentence. */
  message: string;
  /** The `operationId` in the description; null when the request is for none of its operations. */
  operation: string | null;
  /** Status of the answer; null when none came. */
  status: number | null;
  /** JSON pointer to the place in the body of the answer; null when it is not about one. */
  at: string | null;
  /** Other places at which the same was seen, no more than 20 of them. */
  alsoAt: string[];
  /** JSON pointer to the place in the bundle of the version; null when it is not about one. */
  schemaAt: string | null;
  /** What was found; null where the message says it all. */
  received: string | null;
  /** What the description wants; null where the message says it all. */
  documented: string | null;
  /** How often it was seen. */
  count: number;
  /** The smallest request that showed it, without the caller's key. */
  request: FoundRequest;
  /**
   * A command that sends that request again, with the key read from `$EXTEND_API_KEY`. A long body is read from a file that
   * the reader has to provide.
   */
  curl: string;
}

/** One finding that is known, and no news. It is told from others by the first five members. */
export interface KnownFinding {
  /** Name of the check, such as `documented-body`. */
  check: string;
  apiVersion: ApiVersion;
  /** The `operationId` in the description; null when the request is for none of its operations. */
  operation: string | null;
  /** JSON pointer to the place in the body of the answer; null when it is not about one. */
  at: string | null;
  message: string;
  /** Why it is accepted, for people. */
  reason: string;
  /** The last day on which it is accepted, such as `2027-03-31`; null where that is not limited. */
  expires: string | null;
}

/** Exchanges that passed and could not be judged. */
export interface NotJudged {
  /** Why not. */
  reason: string;
  count: number;
}

/** A request in a report. */
export interface FoundRequest {
  method: string;
  /** Below the base URL. */
  path: string;
  headers: Record<string, string>;
  /** Null when it had none. Of a long one the beginning, with a note of what is left out; of one that is no text its size. */
  body: string | null;
}

/** An operation of a description, and how often it was judged. */
export interface OperationCoverage {
  apiVersion: ApiVersion;
  /** The `operationId` in the description. */
  operation: string;
  method: string;
  /** As the description writes it, with its parameters in braces. */
  path: string;
  /** How many exchanges of it were judged. */
  judged: number;
}

/** One check and how it ended. */
export interface CheckResult {
  name: string;
  /** What holds for a server that passes. */
  claim: string;
  /**
   * `failed` with an error among its findings, `advice` with advice but no error, `passed` when it looked at something
   * and found neither, `not-checked` when it had nothing to look at.
   */
  outcome: "passed" | "failed" | "advice" | "not-checked";
  /** The API versions in which it had something to look at, in the order in which they came up. */
  apiVersions: ApiVersion[];
  /** Why it was not checked; null otherwise. */
  reason: string | null;
}

/** What the verification changed or created, and could not put back. */
export interface LeftBehind {
  /** Metadata keys of runs that were not there before; merging cannot remove them. */
  metadataKeys: string[];
  /**
   * What has another value than before although it was sent again: `name`, or a metadata key; of another run than the first
   * with its id before it.
   */
  notRestored: string[];
  /** Paths of what was created, with `create`, and could not be deleted. */
  created: string[];
}
