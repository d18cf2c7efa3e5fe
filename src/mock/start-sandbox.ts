import { checkOptions, type OptionChecks } from "../serving/check-options.js";
import { type Listening, type ListenOptions, listen, listenOptionChecks } from "../serving/listen.js";
import { readDescriptions } from "./description.js";
import { createFront, type FrontOptions, frontOptionChecks } from "./front/create-front.js";
import { serveFront } from "./front/serve-front.js";
import { createSandbox, type SandboxOptions, sandboxOptionChecks } from "./sandbox/create-sandbox.js";
import type { Runs } from "./sandbox/run-store.js";

/** Options of {@link startSandbox}. */
export interface StartSandboxOptions extends ListenOptions, FrontOptions, SandboxOptions {}

/** A sandbox that is listening. */
export interface RunningSandbox extends Listening {
  /** Back to the beginning: the runs of the examples, the faults of the options. */
  reset(): void;
  /** The runs as they are now. Changing what comes back changes nothing here. */
  readonly runs: Runs;
}

const optionChecks: OptionChecks<StartSandboxOptions> = {
  ...listenOptionChecks,
  ...frontOptionChecks,
  ...sandboxOptionChecks,
};

/**
 * Starts a sandbox of every API version on one URL: a small server with the runs of the descriptions' examples that
 * remembers updates. An update is seen by the next read in every version. It checks each request against the
 * description before it applies anything, and each of its own answers before it sends it.
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
  const { url, close } = await listen(
    serveFront(createFront(sandbox, await readDescriptions(), options), options),
    options,
  );
  return {
    url,
    reset: () => sandbox.reset(),
    runs: sandbox.runs,
    async close() {
      // The sandbox at the same time: it ends the delays that open requests wait in.
      await Promise.all([close(), sandbox.close()]);
    },
  };
}
