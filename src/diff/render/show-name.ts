import type { DiffSection, Located } from "../version-diff.js";

/** What something is called in the table of its section: the way to it from the section's component. */
export function namesIn(section: DiffSection, side: "from" | "to", places: readonly Located[]): string[] {
  if (section.part === "operations") return places.map(({ key }) => operationPart(key));
  const components = [section[side] ?? []].flat();
  return [...new Set(places.map((place) => name(place, places, components)))];
}

function name({ key, path }: Located, all: readonly Located[], components: readonly Located[]): string {
  const own = components.find((it) => key.startsWith(`${it.key}.`));
  if (own) {
    const rest = key.slice(own.key.length + 1);
    // Where a component has several successors, a name alone says that it is so in each of them.
    return components.every((it) => all.some((other) => other.key === `${it.key}.${rest}`)) ? rest : key;
  }
  if (components.some((it) => it.key === key) || path === "") return key;
  const around = components.find((it) => it.path === "" || path.startsWith(`${it.path}.`));
  return around === undefined || around.path === "" ? path : path.slice(around.path.length + 1);
}

function operationPart(key: string): string {
  const [, id, side, kind = "", rest = ""] = /^(?:(\w+)\.)?(request|answer)\.([^.]+)(?:\.(.+))?$/.exec(key) ?? [];
  if (side === undefined) return key;
  return (id === undefined ? "" : `${id}: `) + (side === "request" ? requestPart(kind, rest) : answerPart(kind, rest));
}

function requestPart(kind: string, name: string): string {
  if (kind === "body") return `request body ${name}`;
  return kind === "header" ? `request header ${name}` : `${kind} parameter ${name}`;
}

function answerPart(status: string, rest: string): string {
  if (rest === "") return `status ${status}`;
  return rest.startsWith("header.") ? `header ${rest.slice("header.".length)} of ${status}` : `${rest} of ${status}`;
}
