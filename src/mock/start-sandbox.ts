import { checkOptions, type OptionChecks } from "../serving/check-options.js";
import { type Listening, type ListenOptions, listen, listenOptionChecks } from "../serving/listen.js";
import { readDescriptions } from "./description.js";
import { createFront, type FrontOptions, frontOptionChecks } from "./front/create-front.js";
import { fetchFront } from "./front/fetch-front.js";
import { type RecordedRequest, withJournal } from "./front/journal.js";
import { serveFront } from "./front/serve-front.js";
import { createSandbox, type SandboxOptions, sandboxOptionChecks } from "./sandbox/create-sandbox.js";
import type { OwnFiles, OwnRuns, OwnWorkflows } from "./sandbox/own-data.js";
import type { Delivery } from "./sandbox/webhooks.js";

/** Options of {@link startSandbox}. */
export interface StartSandboxOptions extends ListenOptions, FrontOptions, SandboxOptions {}

/** A sandbox that is listening. */
export interface RunningSandbox extends Listening {
  /** Back to the beginning: the examples, the faults of the options, no requests, the time of the start. */
  reset(): void;
  /** The runs as they are now, and a way to add some. Changing what comes back changes nothing here. */
  readonly runs: OwnRuns;
  readonly files: OwnFiles;
  readonly workflows: OwnWorkflows;
  /** The last 500 requests, oldest first, keys masked. */
  readonly requests: readonly RecordedRequest[];
  /** Moves the time of runs forward by so many milliseconds. */
  advance(milliseconds: number): void;
  /** Ends every run that is on its way, as it will end. */
  settle(): void;
  /** Resolves to what was sent to the webhooks, once all of it has arrived or has been given up: the last 10,000. */
  deliveries(): Promise<readonly Delivery[]>;
  /**
   * Sends a delivery once more, signed anew: twice for a receiver that must do nothing twice, late for one that must not
   * go back to an older state. Resolves when it has arrived, or has been given up.
   *
   * @throws TypeError for what is no delivery of this sandbox
   */
  redeliver(delivery: Delivery): Promise<void>;
  /** Answers without a socket: for the client's option `fetch`, or for a library that catches requests. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
}

const optionChecks: OptionChecks<StartSandboxOptions> = {
  ...listenOptionChecks,
  ...frontOptionChecks,
  ...sandboxOptionChecks,
};

/**
 * Starts a sandbox of every API version on one URL: a small server with the workflows, files and runs of the
 * descriptions' examples that remembers what is done to them. What is done in one version is seen in every other one. A
 * run that is created waits, is processed and ends, as the name of its file says: `failed.pdf` like the example `failed`.
 *
 * It checks each request against the description before it does anything, and each of its own answers before it sends it.
 *
 * @throws TypeError for an option that does not exist or cannot be used
 * @throws Error when the port is taken; nothing is left running
 * @example
 * ```ts
 * import { createExtendClient } from "extend-contract";
 * import { startSandbox } from "extend-contract/testing";
 *
 * const sandbox = await startSandbox({ port: 0 });
 * const extend = createExtendClient({ token: "sk_test", baseUrl: sandbox.url });
 * const [id = ""] = sandbox.runs.ids();
 * await extend.workflowRuns.update(id, { metadata: { seen: true } });
 * console.log((await extend.workflowRuns.get(id)).metadata);
 * await sandbox.close();
 * ```
 */
export async function startSandbox(options: StartSandboxOptions = {}): Promise<RunningSandbox> {
  checkOptions("startSandbox", options, optionChecks);
  const sandbox = await createSandbox(options);
  const front = withJournal(createFront(sandbox, await readDescriptions(), options));
  const { url, close } = await listen(serveFront(front, options), options);
  sandbox.linkTo(url);
  return {
    url,
    reset() {
      sandbox.reset();
      front.journal.clear();
    },
    runs: sandbox.runs,
    files: sandbox.files,
    workflows: sandbox.workflows,
    requests: front.journal.requests,
    advance: sandbox.advance,
    settle: sandbox.settle,
    deliveries: sandbox.deliveries,
    redeliver: sandbox.redeliver,
    fetch: fetchFront(front),
    async close() {
      // The sandbox at the same time: it ends the delays that open requests wait in.
      await Promise.all([close(), sandbox.close()]);
    },
  };
}
