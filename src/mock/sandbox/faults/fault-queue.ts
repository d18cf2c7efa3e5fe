import { createHash } from "node:crypto";
import type { FrontRequest } from "../../front/backend.js";
import { type Fault, faultHeader, parseFault, problemOf } from "./fault.js";

/** The faults that wait for requests, in the order in which they were armed. */
export interface FaultQueue {
  /**
   * Arms what the request's header orders, then takes the fault that this request gets, if any.
   *
   * @throws RefusalError (400) for a header that orders no fault; it arms and takes nothing
   */
  take(request: FrontRequest): Fault | undefined;
  /** Back to the faults of the beginning. */
  reset(): void;
}

/**
 * Makes a queue with some faults already in it.
 *
 * @throws TypeError for a fault that makes no sense
 */
export function createFaultQueue(initial: readonly Fault[]): FaultQueue {
  initial.forEach((fault, index) => {
    const problem = problemOf(fault);
    if (problem) throw new TypeError(`faults[${index}] cannot be armed: ${problem}.`);
  });
  let waiting: { fault: Fault; left: number }[] = [];
  // A client that retries sends its header again. That is no new order, or the request would never get through.
  const orders = new Set<string>();

  const arm = (fault: Fault) => waiting.push({ fault, left: fault.times ?? 1 });

  const queue: FaultQueue = {
    take(request) {
      const header = request.headers[faultHeader];
      if (header !== undefined) {
        const fault = parseFault(header);
        const order = orderOf(request, header);
        if (!orders.has(order)) arm(fault);
        orders.add(order);
      }
      const [next] = waiting;
      if (!next) {
        orders.clear();
        return undefined;
      }
      next.left--;
      if (next.left === 0) waiting.shift();
      return next.fault;
    },

    reset() {
      waiting = [];
      orders.clear();
      initial.forEach(arm);
    },
  };
  queue.reset();
  return queue;
}

/** The same for the same request sent again. A form that is sent again has other boundaries between the same parts. */
function orderOf({ version, operation, url, body, form }: FrontRequest, header: string): string {
  const hash = createHash("sha256").update(JSON.stringify([version, operation.method, url, header]));
  if (!form) return hash.update(body).digest("hex");
  hash.update(JSON.stringify([...form.fields]));
  for (const [part, { name, bytes }] of form.files)
    hash.update(JSON.stringify([part, name, bytes.length])).update(bytes);
  return hash.digest("hex");
}
