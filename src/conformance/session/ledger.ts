import type { ApiVersion } from "../../api-versions.js";
import type { Problem } from "../checks/problem.js";
import { type CoverageCounter, createCoverageCounter } from "../coverage/contract-coverage.js";
import type { Operation } from "../description/load-description.js";
import { type SentRequest, withShortBody } from "../exchange/exchange.js";

/** A check as the ledger keeps its book. */
export interface CheckInfo {
  name: string;
  claim: string;
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

/** One fault, however often it was seen. Of the exchanges that showed it only the smallest is kept. */
export interface Fault {
  smallest: Entry;
  /** Of the smallest request, in characters. */
  size: number;
  /** How many exchanges showed it. */
  count: number;
  /** Where in the body it was seen, each place once, the first of them. */
  places: Map<string, readonly string[]>;
  /** The request that showed it last. */
  last: SentRequest;
}

/** Where a judge writes down what it looked at and what it found. */
export interface Book {
  /** Remembers a request id, of the latest answers. @returns whether an earlier one had it */
  hasSeen(requestId: string | null): boolean;
  /** Counts an exchange as judged, for its operation if the description has one for it. */
  judged(apiVersion: ApiVersion, operation: Operation | undefined): void;
  /** What the answers show of the descriptions. */
  readonly coverage: CoverageCounter;
  /** Notes that a check had something to look at in an API version. */
  looked(check: CheckInfo, apiVersion: ApiVersion): void;
  add(entry: Entry): void;
}

/** Keeps the book of a verification: which checks looked at something, and what they found. */
export interface Ledger extends Book {
  /** Notes why a check had nothing to look at. The first reason counts. */
  skipped(check: CheckInfo, reason: string): void;
  /** Runs something and keeps what it would have added, for the caller to add or to drop. */
  capture(run: () => Promise<void>): Promise<Entry[]>;
  readonly faults: Faults;
  /** How often each operation was judged, by API version and `operationId`. */
  readonly judgements: ReadonlyMap<string, number>;
  readonly checks: ReadonlyMap<string, CheckBook>;
}

interface CheckBook {
  info: CheckInfo;
  /** The versions in which it had something to look at. */
  lookedIn: Set<ApiVersion>;
  reason: string | undefined;
}

/** How many request ids are remembered. */
const mostRequestIds = 10_000;

/** Opens a ledger for the given checks. */
export function createLedger(infos: readonly CheckInfo[]): Ledger {
  const checks = new Map<string, CheckBook>(
    infos.map((info) => [info.name, { info, lookedIn: new Set(), reason: undefined }]),
  );
  const faults = createFaults();
  const judgements = new Map<string, number>();
  const requestIds = new Set<string>();
  let sink = (entry: Entry) => faults.add(entry);

  function bookOf({ name }: CheckInfo) {
    const book = checks.get(name);
    if (!book) throw new Error(`${name} is not in the list of checks.`);
    return book;
  }

  return {
    coverage: createCoverageCounter(),
    faults,
    checks,
    judgements,
    hasSeen(requestId) {
      if (requestId === null) return false;
      if (requestIds.has(requestId)) return true;
      requestIds.add(requestId);
      const [oldest] = requestIds;
      if (requestIds.size > mostRequestIds && oldest !== undefined) requestIds.delete(oldest);
      return false;
    },
    judged(apiVersion, operation) {
      if (!operation) return;
      const key = judgementKey(apiVersion, operation);
      judgements.set(key, (judgements.get(key) ?? 0) + 1);
    },
    looked(check, apiVersion) {
      bookOf(check).lookedIn.add(apiVersion);
    },
    skipped(check, reason) {
      bookOf(check).reason ??= reason;
    },
    add: (entry) => sink(entry),
    async capture(run) {
      const before = sink;
      const captured: Entry[] = [];
      sink = (entry) => captured.push(entry);
      try {
        await run();
      } finally {
        sink = before;
      }
      return captured;
    },
  };
}

/** By what {@link Ledger.judgements} are counted. */
export function judgementKey(apiVersion: ApiVersion, { operationId }: Pick<Operation, "operationId">): string {
  return `${apiVersion} ${operationId}`;
}

/** Entries folded to faults as they come, so that a long run takes no more memory than a short one. */
export interface Faults extends Iterable<Fault> {
  add(entry: Entry): void;
}

/** How many faults of one check are told apart. */
const mostFaults = 100;

/** How many places of one fault are kept, beside that of the smallest request. */
export const mostPlaces = 20;

export function createFaults(): Faults {
  const faults = new Map<string, Fault>();
  const distinct = new Map<string, number>();

  function add(found: Entry): void {
    const entry = { ...found, problem: withShortTexts(found.problem) };
    const { problem, request, check } = entry;
    const cause = causeOf(entry);
    const fault = faults.get(cause);
    if (!fault) {
      const count = (distinct.get(check) ?? 0) + 1;
      const { severity = "error" } = problem;
      // Texts of the other side are part of a cause, and may be different ones without end.
      if (count > mostFaults && problem.cause !== more) {
        const message = `There is more of ${check} than the ${mostFaults} differences that are told apart.`;
        add({ ...entry, problem: { severity, message, cause: more } });
        return;
      }
      distinct.set(check, count);
      faults.set(cause, {
        smallest: kept(entry),
        size: sizeOf(request),
        count: 1,
        places: placeOf(entry),
        last: request,
      });
      return;
    }
    if (fault.last !== request) fault.count++;
    fault.last = request;
    if (fault.places.size <= mostPlaces) for (const [place, keys] of placeOf(entry)) fault.places.set(place, keys);
    const size = sizeOf(request);
    if (size < fault.size) Object.assign(fault, { smallest: kept(entry), size });
  }

  return { add, [Symbol.iterator]: () => faults.values() };
}

/** The longest text of a problem that is kept, in characters. */
const longestText = 1000;

const more = "more of this check";

/** Texts of the other side may be of any length, in what was received and in the names of members. */
function withShortTexts(problem: Problem): Problem {
  const { message, cause, received, documented, keys } = problem;
  return {
    ...problem,
    message: short(message),
    ...(cause !== undefined && { cause: short(cause) }),
    ...(received !== undefined && { received: short(received) }),
    ...(documented !== undefined && { documented: short(documented) }),
    ...(keys && { keys: keys.map(short) }),
  };
}

function short(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}… (${text.length} characters)`;
}

function kept(entry: Entry): Entry {
  return { ...entry, request: withShortBody(entry.request) };
}

function placeOf({ problem: { keys } }: Entry): Map<string, readonly string[]> {
  return new Map(keys ? [[JSON.stringify(keys), keys]] : []);
}

function sizeOf({ path, body, isLeftOut = false }: SentRequest): number {
  return isLeftOut ? Infinity : path.length + (body?.length ?? 0);
}

/**
 * What makes two entries one fault: the same in the same place of the description, whichever operation led there; where it
 * has no such place, the same of the same operation. What is no fault at all, or one of the whole server, is the same
 * wherever it is.
 */
export function causeOf({ check, problem, operation, status, apiVersion }: Entry): string {
  const { severity = "error", message, cause = message, schemaAt, isOfServer = false } = problem;
  if (severity === "information" || isOfServer) return JSON.stringify([check, severity, apiVersion, cause]);
  return JSON.stringify([check, severity, apiVersion, schemaAt ?? operation, status, cause]);
}
