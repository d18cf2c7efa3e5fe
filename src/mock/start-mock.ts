import { createRequire } from "node:module";
import { checkOptions, isBoolean, type OptionChecks } from "../serving/check-options.js";
import { type Listening, type ListenOptions, listen, listenOptionChecks } from "../serving/listen.js";
import { readDescriptions } from "./description.js";
import { createFront, type FrontOptions, frontOptionChecks } from "./front/create-front.js";
import { serveFront } from "./front/serve-front.js";
import type { PrismBackend } from "./prism/create-prism-backend.js";

/** Options of {@link startMock}. */
export interface MockOptions extends ListenOptions, FrontOptions {
  /** Answer with data generated from the schemas instead of examples. @default false */
  dynamic?: boolean | undefined;
}

const optionChecks: OptionChecks<MockOptions> = { ...listenOptionChecks, ...frontOptionChecks, dynamic: isBoolean };

/**
 * Starts a mock of every API version on one URL: Prism answers with the examples of the descriptions, or with what a
 * `Prefer` header asks for (`code=404`, `example=rejected`, `dynamic=true`, `seed=7`). It checks requests against the
 * description, and has no memory: an update is not seen by the next read.
 *
 * Resolves as soon as it accepts requests. Prism is loaded after that, so the first answer takes a second or two.
 *
 * @throws TypeError for an option that does not exist or cannot be used
 * @throws Error when Prism is not installed, a description cannot be read or the port is taken; nothing is left running
 * @example
 * ```ts
 * import { createExtendClient } from "extend-contract";
 * import { startMock } from "extend-contract/testing";
 *
 * const mock = await startMock({ port: 0 });
 * const extend = createExtendClient({ token: "sk_test", baseUrl: mock.url });
 * const run = await extend.workflowRuns.get("workflow_run_any", { headers: { prefer: "example=rejected" } });
 * console.log(run.rejectionNote);
 * await mock.close();
 * ```
 */
export async function startMock(options: MockOptions = {}): Promise<Listening> {
  checkOptions("startMock", options, optionChecks);
  checkPrismIsInstalled();
  const descriptions = await readDescriptions();

  let loading: Promise<PrismBackend> | undefined;
  function backend(): Promise<PrismBackend> {
    loading ??= import("./prism/create-prism-backend.js").then(({ createPrismBackend }) => createPrismBackend(options));
    return loading;
  }

  const front = createFront(
    { name: "extend-contract mock", answer: async (request) => (await backend()).answer(request) },
    descriptions,
    options,
  );
  const { url, close } = await listen(serveFront(front, options), options);
  // Ahead of the first request. A failure is told to each request, in its own answer.
  const ahead = setImmediate(() => backend().catch(() => {}));
  return {
    url,
    async close() {
      clearImmediate(ahead);
      await close();
      // One that could not be loaded has told every request so, and has nothing to close.
      await (await loading?.catch(() => undefined))?.close();
    },
  };
}

/** Prism is an optional part of the package, which names the versions that it works with. */
function checkPrismIsInstalled(): void {
  const load = createRequire(import.meta.url);
  try {
    load.resolve("@stoplight/prism-http-server");
  } catch (cause) {
    const { peerDependencies } = load("extend-contract/package.json") as {
      peerDependencies: Record<string, string>;
    };
    const packages = Object.entries(peerDependencies).map(([name, range]) => `"${name}@${range}"`);
    throw new Error(`The mock needs Prism, which is not installed. Run: npm install --save-dev ${packages.join(" ")}`, {
      cause,
    });
  }
}
