import { expect, onTestFinished, test } from "vitest";
import { ApiError, newestApiVersion } from "../../../src/index.js";
import { loadPrism, type Prism } from "../../../src/mock/index.js";

import { answersOf, bundleOf, responseOf, versions } from "../../support/bundle.js";
import { callOperation, sentByExample } from "../../support/call-operation.js";
import { prefer, startContractClient } from "../../support/contract-client.js";
import { sharedDocument } from "../support/shared.js";

// That in YAML is the bundle, which the client's own tests serve. The largest of those without references would take as long
// as all others, and says the same as its bundle, word for word.
const files = versions.flatMap((version) => {
  const forms = version === newestApiVersion ? ["3.0.json"] : ["3.0.json", "dereferenced.json"];
  return forms.map((form) => ({ version, file: `${version}.${form}` }));
});

test.each(files)("Prism serves every operation of $file, and every refusal", async ({ version, file }) => {
  const description = await sharedDocument(`openapi/${file}`);
  const { extend, exchanges, close } = await startContractClient(version, () => serve(description));
  onTestFinished(close);
  const bundle = bundleOf(version);
  // One of each: Prism needs a tenth of a second for a response that it has not had. Several operations have the same.
  const responses = new Map(answersOf(bundle).map((answer) => [responseOf(answer), answer]));
  const answers = [...responses.values()];
  expect(answers.length).toBeGreaterThan(0);
  for (const { operation, status, key, value } of answers) {
    const options = { headers: prefer({ status, key }), maxRetries: 0 };
    await callOperation(extend, operation, sentByExample(bundle, operation), options).catch((error: unknown) =>
      expect(error).toBeInstanceOf(ApiError),
    );
    const { answer } = exchanges.at(-1) ?? {};
    expect(exchanges.at(-1)?.status).toBe(status);
    expect(answer ? JSON.parse(answer) : undefined).toEqual(value);
  }
});

/** Without its checks of bodies: same-meaning.test.ts has a verdict on each, and to compile their schemas takes longest. */
async function serve(description: object): Promise<Prism> {
  const { createLogger, createServer, getHttpOperationsFromSpec } = await loadPrism();
  const server = createServer(await getHttpOperationsFromSpec(description), {
    cors: false,
    components: { logger: createLogger("prism", { enabled: false }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: false,
      validateResponse: false,
      errors: true,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
  return { url: await server.listen(0, "127.0.0.1"), close: () => server.close() };
}
