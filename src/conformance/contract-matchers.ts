import { ContractError, type ExpectContractOptions, expectContract } from "./expect-contract.js";

/** What `expect` of vitest and jest gets by {@link contractMatchers}, for their interfaces of matchers to extend. */
export interface ContractMatchers {
  /** Holds an answer of `fetch`, its body not read yet, against the description of its API version. */
  toMatchContract(options?: ExpectContractOptions): Promise<void>;
}

/**
 * Matchers for `expect.extend` of vitest and jest. `await expect(response).toMatchContract()` says what
 * {@link expectContract} says. An answer that cannot be judged fails the test with `not` as well: no description has the
 * operation, or the body was read before.
 *
 * @example
 * ```ts
 * import { startSandbox } from "extend-contract/testing";
 * import { type ContractMatchers, contractMatchers } from "extend-contract/verify";
 * import { expect } from "vitest";
 *
 * declare module "vitest" {
 *   interface Matchers<T = any> extends ContractMatchers {}
 * }
 *
 * expect.extend(contractMatchers);
 * const sandbox = await startSandbox({ port: 0 });
 * const headers = { authorization: "Bearer sk_test", "x-extend-api-version": "2026-02-09" };
 * await expect(await fetch(`${sandbox.url}/workflow_runs`, { headers })).toMatchContract();
 * await sandbox.close();
 * ```
 */
export const contractMatchers = {
  async toMatchContract(
    received: unknown,
    options?: ExpectContractOptions,
  ): Promise<{ pass: boolean; message: () => string }> {
    if (!(received instanceof Response))
      throw new TypeError("toMatchContract takes an answer of fetch: expect(response), its body not read yet.");
    try {
      await expectContract(received, options);
    } catch (error) {
      if (!(error instanceof ContractError) || error.findings.length === 0) throw error;
      return { pass: false, message: () => error.message };
    }
    return { pass: true, message: () => `${received.url} -> ${received.status} keeps the contract.` };
  },
};
