import type { Backend } from "./front/backend.js";
import { createFront, type FrontOptions } from "./front/create-front.js";
import { type Listening, type ListenOptions, listen } from "./front/listen.js";

/** Options of {@link startMock}. */
export interface MockOptions extends ListenOptions, FrontOptions {
  /** Answer with data generated from the schemas instead of examples. @default false */
  dynamic?: boolean | undefined;
}

/**
 * Starts a mock of every API version on one URL: Prism answers with the examples of the descriptions, or with what a
 * `Prefer` header asks for (`code=404`, `example=rejected`, `dynamic=true`, `seed=7`). It checks requests against the
 * description, and has no memory: an update is not seen by the next read.
 *
 * @throws Error when the port is taken; nothing is left running
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
  const backend = await createBackend(options);
  try {
    const { url, close } = await listen(createFront(backend, options), options);
    return {
      url,
      async close() {
        await close();
        await backend.close();
      },
    };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

/** Prism is an optional part of the package, so it is loaded only here. */
async function createBackend(options: MockOptions): Promise<Backend> {
  const { createPrismBackend } = await import("./prism/create-prism-backend.js").catch((cause: unknown) => {
    if ((cause as { code?: unknown }).code !== "ERR_MODULE_NOT_FOUND") throw cause;
    const packages = "@stoplight/prism-core@5.8.0 @stoplight/prism-http@5.12.0 @stoplight/prism-http-server@5.12.2";
    throw new Error(`The mock needs Prism, which is not installed. Run: npm install --save-dev ${packages}`, { cause });
  });
  return createPrismBackend(options);
}
