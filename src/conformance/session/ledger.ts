import type { ApiVersion } from "../../api-versions.js";
import type { Problem } from "../checks/problem.js";
import type { SentRequest } from "../exchange/exchange.js";

/** A check as the ledger keeps its book. */
export interface CheckInfo {
  name: string;
  claim: string;
  rules?: readonly string[];
}

/** A problem and the exchange that showed it. */
export interface Entry {
  check: string;
  problem: Problem;
  apiVersion: ApiVersion;
  request: SentRequest;
  operation: string | undefined;
  /** Undefined when no answer came. */
  status: number | undefined;
}

/** Keeps the book of a verification: which checks looked at something, and what they found. */
export interface Ledger {
  /** Notes that a check had something to look at in an API version. */
  looked(check: CheckInfo, apiVersion: ApiVersion): void;
  /** Notes why a check had nothing to look at. The first reason counts. */
  skipped(check: CheckInfo, reason: string): void;
  add(entry: Entry): void;
  /** Runs something and keeps what it would have added, for the caller to add or to drop. */
  capture(run: () => Promise<void>): Promise<Entry[]>;
  readonly entries: readonly Entry[];
  readonly checks: ReadonlyMap<string, Book>;
}

interface Book {
  info: CheckInfo;
  /** The versions in which it had something to look at. */
  lookedIn: Set<ApiVersion>;
  reason: string | undefined;
}

/** Opens a ledger for the given checks. */
export function createLedger(infos: readonly CheckInfo[]): Ledger {
  const checks = new Map<string, Book>(
    infos.map((info) => [info.name, { info, lookedIn: new Set(), reason: undefined }]),
  );
  const entries: Entry[] = [];
  let sink = entries;

  function bookOf({ name }: CheckInfo) {
    const book = checks.get(name);
    if (!book) throw new Error(`${name} is not in the list of checks.`);
    return book;
  }

  return {
    entries,
    checks,
    looked(check, apiVersion) {
      bookOf(check).lookedIn.add(apiVersion);
    },
    skipped(check, reason) {
      bookOf(check).reason ??= reason;
    },
    add(entry) {
      sink.push(entry);
    },
    async capture(run) {
      const before = sink;
      const captured: Entry[] = [];
      sink = captured;
      try {
        await run();
      } finally {
        sink = before;
      }
      return captured;
    },
  };
}

/**
 * What makes two entries one finding: the same fault in the same place of the description, whichever operation led there;
 * where it has no such place, the same fault of the same operation.
 */
export function causeOf({ check, problem, operation, status, apiVersion }: Entry): string {
  const { severity = "error", message, schemaAt } = problem;
  return JSON.stringify([check, severity, apiVersion, schemaAt ?? operation, status, message]);
}
