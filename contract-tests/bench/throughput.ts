import { built } from "./clients.js";

type Package = typeof import("../../src/index.js");

/** How many updates a second `updateAll` makes, by the number of workers. */
export async function measureThroughput(baseUrl: string, workers: number[]): Promise<Record<number, number>> {
  const { createExtendClient } = (await import(built)) as Package;
  const { workflowRuns } = createExtendClient({ token: "sk_bench", baseUrl });
  const perSecond: Record<number, number> = {};
  for (const concurrency of workers) {
    await updates(500, concurrency);
    const began = performance.now();
    await updates(3000, concurrency);
    perSecond[concurrency] = Math.round(3000 / ((performance.now() - began) / 1000));
  }
  return perSecond;

  async function updates(count: number, concurrency: number): Promise<void> {
    const source = Array.from({ length: count }, (_, index) => ({ id: `r${index}`, changes: { metadata: { index } } }));
    for await (const result of workflowRuns.updateAll(source, { concurrency })) if (!result.ok) throw result.error;
  }
}
