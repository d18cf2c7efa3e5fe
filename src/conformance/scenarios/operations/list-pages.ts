import type { Parameter } from "../../../bundles/openapi.js";
import type { Page } from "../../../operations.js";
import type { Operation } from "../../description/load-description.js";
import { isExample } from "../../exchange/exchange.js";
import type { Session } from "../../session/session.js";
import type { Scenario } from "../scenario.js";
import { idOf, itemsIn, targetOf } from "./targets.js";

const check = {
  name: "list-pages",
  claim: "The pages of a list lead on to its end, are as long as was asked for, and hold nothing twice.",
};

/** A longer list is not walked to its end: its other pages would tell nothing new. */
const mostPages = 4;

/** Who reads a list to its end must come there, whatever the size of a page. */
export const listPages: Scenario = {
  check,
  unmet: ({ description }) =>
    description.operations.some(({ page }) => page) ? undefined : "the description has no list with pages",
  async play(session) {
    for (const operation of session.description.operations) {
      if (operation.page) await walk(session, operation, operation.page);
    }
  },
};

async function walk(session: Session, operation: Operation, page: Page): Promise<void> {
  const target = await targetOf(session, operation);
  if (typeof target === "string") return;
  const size = operation.parameters.find(isPageSize);
  const seen = new Set<string>();
  const tokens = new Set<string>();
  let token: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const most = size && Math.max(2, Number(size.schema.minimum ?? 1));
    const query = new URLSearchParams({
      ...(size && { [size.name]: String(most) }),
      ...(token !== undefined && { [page.token]: token }),
    });
    const mark = target.path.includes("?") ? "&" : "?";
    const exchange = await session.ask({ path: query.size > 0 ? `${target.path}${mark}${query}` : target.path });
    const { status, json } = exchange.answer;
    const unread = { message: "A page of a list cannot be read.", received: String(status), documented: "200" };
    if (isExample(exchange.answer)) return;
    const isRead = status >= 200 && status < 300;
    session.report(check, exchange, ...(isRead || status >= 500 ? [] : [unread]));
    if (!isRead) return;

    const items = itemsIn(operation, json);
    if (most !== undefined && items.length > most) {
      const problem = { message: "A page of a list holds more than was asked for.", keys: [page.items] };
      session.report(check, exchange, { ...problem, received: String(items.length), documented: `at most ${most}` });
    }
    const ids = items.flatMap((item) => idOf(item) ?? []);
    const twice = ids.filter((id, index) => seen.has(id) || ids.indexOf(id) !== index);
    if (twice.length > 0) {
      const received = `${twice.length} of ${ids.length} again`;
      const problem = {
        message: "A list holds the same thing twice.",
        keys: [page.items],
        received,
        documented: "once",
      };
      session.report(check, exchange, problem);
    }
    for (const id of ids) seen.add(id);

    const next = (json as Record<string, unknown> | undefined)?.[page.next];
    if (typeof next !== "string" || next === "") return;
    if (tokens.has(next)) {
      const problem = { message: "A list leads on to a page that was there before.", keys: [page.next] };
      session.report(check, exchange, {
        ...problem,
        received: "the same token again",
        documented: "another one, or none",
      });
      return;
    }
    tokens.add(next);
    token = next;
  }
}

/** Whether a parameter says how long a page may be. No extension names it; these names are the usual ones. */
function isPageSize({ name, in: place, schema }: Parameter): boolean {
  return place === "query" && schema.type === "integer" && /size|limit/i.test(name);
}
