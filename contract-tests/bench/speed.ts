import { createUpdates, type Update } from "./clients.js";
import { median } from "./median.js";

/** How long one update takes with each client, and how much longer than with plain `fetch` in the same round. */
export type Speed = Record<string, { microseconds: number; ratio: number }>;

/**
 * Medians over short rounds, all clients one after the other in each and every other round backwards: what the machine
 * does meanwhile hits all alike.
 */
export async function measureSpeed(baseUrl: string, atOnce: number, rounds: number): Promise<Speed> {
  const updates = await createUpdates(baseUrl);
  const names = Object.keys(updates);
  const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  const perRound = Math.max(20, atOnce);
  for (const update of Object.values(updates)) await round(update, 20 * perRound, atOnce);
  for (let index = 0; index < rounds; index++) {
    for (const name of index % 2 ? names.toReversed() : names) {
      times[name]?.push(await round(updates[name] as Update, perRound, atOnce));
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const own = times[name] ?? [];
      const ratio = median(own.map((time, index) => time / (times.fetch?.[index] ?? Number.NaN)));
      return [name, { microseconds: Math.round(median(own)), ratio: Number(ratio.toFixed(2)) }];
    }),
  );
}

async function round(update: Update, count: number, atOnce: number): Promise<number> {
  const began = performance.now();
  for (let done = 0; done < count; done += atOnce) await Promise.all(Array.from({ length: atOnce }, update));
  return ((performance.now() - began) * 1000) / count;
}
