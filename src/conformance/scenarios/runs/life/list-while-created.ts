import type { Problem } from "../../../checks/problem.js";
import type { Scenario } from "../../scenario.js";
import { listOf, needsList, readList } from "../listed-runs.js";
import { needs, startRun } from "./created-run.js";
import { remove } from "./deleted-run.js";

const check = {
  name: "list-while-created",
  claim: "Who reads the list of runs page by page while a run is created sees each of the others once.",
};

/** Pages that are counted from the beginning move on when something comes in before them. */
export const listWhileCreated: Scenario = {
  check,
  unmet: (session) => needs("create")(session) ?? needsList(session),
  async play(session) {
    const token = listOf(session)?.page?.token ?? "";
    const order = { sortBy: "createdAt", sortDir: "desc" };
    const wanted = await readList(session, { ...order, maxPageSize: "4" });
    const first = await readList(session, { ...order, maxPageSize: "2" });
    if (first?.next === undefined || !wanted) return;
    const started = await startRun(session, "listed meanwhile");
    if (!started) return;
    const second = await readList(session, { ...order, maxPageSize: "2", [token]: String(first.next) });
    if (second) {
      const [seen, now] = [first, second].map(({ items }) => items.map(({ id }) => id)) as [unknown[], unknown[]];
      const again = now.filter((id) => seen.includes(id));
      const all = wanted.items.map(({ id }) => id);
      const isFull = now.length === 2;
      const lost = isFull ? all.filter((id) => !seen.includes(id) && !now.includes(id)) : [];
      const problem = (message: string, ids: unknown[]) => ({ message, received: ids.join(", "), documented: "once" });
      const problems: Problem[] = [];
      if (again.length > 0) problems.push(problem("A run is listed again once another one was created.", again));
      // Others may create runs as well, which are not ours to know of.
      else if (lost.length > 0) {
        problems.push({ ...problem("A run is left out once another one was created.", lost), severity: "advice" });
      }
      session.report(check, second.exchange, ...problems);
    }
    await remove(session, started.id);
  },
};
