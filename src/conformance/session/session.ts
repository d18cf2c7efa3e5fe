import type { ApiVersion } from "../../api-versions.js";
import type { JsonObject } from "../../json.js";
import type { Effect, RunState } from "../checks/effects/effect-check.js";
import type { Problem } from "../checks/problem.js";
import type { RunDescription } from "../description/run-description.js";
import type { Exchange } from "../exchange/exchange.js";
import type { ResolvedOptions } from "../options.js";
import type { CheckInfo, Ledger } from "./ledger.js";
import type { MadeThings } from "./made-things.js";

/** A request in the words of a check; what it leaves out is as in a correct read of the first run. */
export interface Ask {
  /** @default "GET" */
  method?: string;
  /** @default the first run */
  runId?: string;
  /** Sent as JSON, with its content type. */
  body?: unknown;
  /** Sent as it is. */
  text?: string;
  /** Added to those of a correct request, or with null left out of it. */
  headers?: Readonly<Record<string, string | null>>;
  /** Another path than that of a run, encoded, with its query. */
  path?: string;
  /** Another version than the one under test. Its answers are not judged: that is for a verification of its own. */
  version?: ApiVersion;
  /** With {@link Session.change}: read the name also where that takes a request of its own. @default when one is sent */
  readName?: boolean;
  /** Whether its answer is waited for also when everything is to end: it makes something, which is to be deleted again. */
  isAwaited?: boolean;
  /** Statuses that are right here although they are not documented. */
  tolerated?: readonly number[];
  /** Whether the answer has to be in the shape of the version under test. @default true */
  asksForVersion?: boolean;
}

/** How an update went. */
export interface Outcome {
  exchange: Exchange;
  effect: Effect;
}

/** What checks of behaviour work with: one server, one description, and a book of what was found. */
export interface Session {
  readonly description: RunDescription;
  readonly options: ResolvedOptions;
  readonly ledger: Ledger;
  readonly made: MadeThings;
  /** The first run as it was last read. */
  readonly state: RunState;
  /** The name of the first run at the beginning; undefined when no version shows it. */
  readonly originalName: string | undefined;
  /** The other versions of this server in which the first run can be read. */
  readonly otherVersions: readonly ApiVersion[];
  /** Whether the name may be changed: it can be put back, or that was allowed expressly. */
  readonly mayWriteName: boolean;

  /**
   * Sends a request and judges its answer.
   *
   * @throws NoAnswerError when none came; the finding is made
   * @throws StoppedError when no more requests may be sent
   */
  ask(ask?: Ask): Promise<Exchange>;
  /**
   * Sends requests whose order does not matter, several at a time, and gives each with its answer, judged, in the order of
   * the requests. It throws what {@link ask} throws, in the turn of the request that got no answer.
   */
  askEach<T extends Ask>(asks: readonly T[]): AsyncIterable<{ ask: T; exchange: Exchange }>;
  /**
   * Sends something that may change the first run, reads the run, and judges what became of it.
   *
   * @param ask as for {@link ask}; POST by default
   */
  change(ask: Ask): Promise<Outcome>;
  /**
   * The same of several that a server has to refuse, together: where it refuses them all and the run is as it was, one
   * reading shows as much as one after each. Else each is sent once more, alone.
   */
  changeEach(asks: readonly Ask[]): Promise<Outcome[]>;
  /** An update that a server has to accept: whether it does is a check of its own. */
  update(body: JsonObject): Promise<Outcome>;
  /** Notes that a check looks at an exchange, and what it found there. */
  report(check: CheckInfo, exchange: Exchange, ...problems: Problem[]): void;
}
