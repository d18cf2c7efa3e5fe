import { loadPrism } from "./load-prism.js";

/** A mock of one description that is listening. */
export interface Prism {
  /** Base URL, such as `http://127.0.0.1:43521`. */
  url: string;
  /** Stops listening; resolves when the last open request is answered. */
  close(): Promise<void>;
}

/**
 * Starts Prism in this process, on a free port of the loopback interface, serving an OpenAPI description.
 *
 * Without a `Prefer` header it answers with the lowest 2xx status and that status's first example; `Prefer: code=404`
 * and `Prefer: example=rejected` choose another, `dynamic=true` and `seed=1` generate one from the schema. It has no
 * memory: an update answers with an example, and changes nothing.
 *
 * @see https://docs.stoplight.io/docs/prism (mocking guide)
 */
export async function startPrism(
  description: object,
  { dynamic = false }: { dynamic?: boolean | undefined } = {},
): Promise<Prism> {
  const { createLogger, createServer } = await loadPrism();
  const server = createServer(await operationsOf(description), {
    cors: false,
    components: { logger: createLogger("prism", { enabled: false }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      // Otherwise an example that breaks its own schema is served as if nothing were wrong.
      errors: true,
      upstreamProxy: undefined,
      mock: { dynamic },
    },
  });
  // Prism rejects with a bare string.
  const url = await server.listen(0, "127.0.0.1").catch((reason: unknown) => {
    throw new Error(`Prism could not listen on 127.0.0.1: ${String(reason)}`);
  });
  return { url, close: () => server.close() };
}

type Operations = ReturnType<Awaited<ReturnType<typeof loadPrism>>["getHttpOperationsFromSpec"]>;

const known = new WeakMap<object, Operations>();

/**
 * What Prism makes of a description. It takes up to two seconds, and Prism keeps the validators that it compiles with it:
 * the next mock of the same description has both.
 */
async function operationsOf(description: object): Operations {
  const { getHttpOperationsFromSpec } = await loadPrism();
  // A copy: Prism puts what references lead to in their place, and what is recursive then goes round in circles.
  const operations = known.get(description) ?? getHttpOperationsFromSpec(structuredClone(description));
  known.set(description, operations);
  return operations;
}
