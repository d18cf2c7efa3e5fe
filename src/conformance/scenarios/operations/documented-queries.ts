import { deref, type Parameter, type Schema } from "../../../bundles/openapi.js";
import type { Operation } from "../../description/load-description.js";
import { type Exchange, isExample } from "../../exchange/exchange.js";
import type { Ask, Session } from "../../session/session.js";
import type { Scenario } from "../scenario.js";
import { exampleOf, type Target, targetOf } from "./targets.js";

const acceptedCheck = {
  name: "accepted-queries",
  claim: "A read with a query parameter as the description allows it is answered.",
};

const refusedCheck = {
  name: "refused-queries",
  claim: "A read with a query parameter that breaks the description is refused.",
};

/** Every documented parameter of a read, one after the other, with each of its values where they are few. */
export const acceptedQueries: Scenario = {
  check: acceptedCheck,
  unmet: needsQueries,
  play: (session) =>
    eachParameter(session, allowed, (exchange, name, value) => {
      const { status } = exchange.answer;
      const problem = {
        message: `The parameter ${name} is refused.`,
        received: `${status} to ${value}`,
        documented: "2xx",
      };
      session.report(acceptedCheck, exchange, ...(status < 300 || status >= 500 ? [] : [problem]));
    }),
};

/** What a server does with a value that is none, no source says. Where it takes it, the answer is not about what was asked. */
export const refusedQueries: Scenario = {
  check: refusedCheck,
  unmet: needsQueries,
  play: (session) =>
    eachParameter(session, broken, (exchange, name, value) => {
      const { status } = exchange.answer;
      const problem = {
        severity: "advice" as const,
        message: `The parameter ${name} is taken although it is not as documented.`,
        received: `${status} to ${value}`,
        documented: "400",
      };
      const isTaken = status < 400 && !isExample(exchange.answer);
      session.report(refusedCheck, exchange, ...(isTaken ? [problem] : []));
    }),
};

function needsQueries({ description }: Session): string | undefined {
  const has = ({ method, parameters }: Operation) =>
    method === "GET" && parameters.some(({ in: it }) => it === "query");
  return description.operations.some(has) ? undefined : "the description has no query parameters";
}

async function eachParameter(
  session: Session,
  valuesOf: (operation: Operation, parameter: Parameter, schema: Schema) => string[],
  judge: (exchange: Exchange, name: string, value: string) => void,
): Promise<void> {
  const { operations, bundle } = session.description;
  const asks: (Ask & { name: string; value: string })[] = [];
  // Of values that one list was asked for, another one is asked for the first alone.
  const asked = new Set<string>();
  for (const operation of operations) {
    const queries = operation.parameters.filter((it) => it.in === "query" && it.name !== operation.page?.token);
    if (operation.method !== "GET" || queries.length === 0) continue;
    const target = await targetOf(session, operation);
    if (typeof target === "string" || !target.isKnown) continue;
    for (const parameter of queries) {
      const { name } = parameter;
      const values = valuesOf(operation, parameter, deref(bundle, parameter.schema));
      const same = JSON.stringify([name, values]);
      for (const value of asked.has(same) ? values.slice(0, 1) : values) {
        asked.add(same);
        // Of a value that is none no source says what it gets.
        asks.push({
          path: withQuery(target, name, value),
          name,
          value,
          tolerated: valuesOf === broken ? [400, 422] : [],
        });
      }
    }
  }
  for await (const { ask, exchange } of session.askEach(asks)) judge(exchange, ask.name, ask.value);
}

function withQuery({ path }: Target, name: string, value: string): string {
  const [before = "", query = ""] = path.split("?");
  const all = new URLSearchParams(query);
  all.set(name, value);
  return `${before}?${all}`;
}

function allowed(operation: Operation, { name }: Parameter, schema: Schema): string[] {
  const { minimum, maximum } = schema;
  const example = exampleOf(operation, name);
  const values = schema.enum ?? (schema.type === "boolean" ? [true, false] : [example, minimum, maximum]);
  return [...new Set(values.filter((value) => value !== undefined && value !== null).map(String))];
}

function broken(_operation: Operation, _parameter: Parameter, schema: Schema): string[] {
  const { minimum, maximum } = schema;
  if (schema.enum) return ["NONE_OF_THEM"];
  if (schema.type === "boolean") return ["perhaps"];
  if (schema.type !== "integer" && schema.type !== "number") return [];
  return [
    "many",
    ...(typeof minimum === "number" ? [String(minimum - 1)] : []),
    ...(typeof maximum === "number" ? [String(maximum + 1)] : []),
  ];
}
