import type { ApiVersion } from "../../api-versions.js";
import { type Bundle, deref, locate, type Schema } from "../../bundles/openapi.js";
import { isObject, type JsonObject, pointerTo } from "../../json.js";
import { type Description, json, type Operation } from "../description/load-description.js";
import { walkDescribed } from "../description/walk-described.js";
import type { Answer } from "../exchange/exchange.js";

/** How often each part of a description was seen in answers, with 0 for what was not. */
export interface ContractCoverage {
  apiVersion: ApiVersion;
  /** By `operationId` and status, such as `getWorkflowRun 404`: every documented one. */
  statuses: Record<string, number>;
  /** By pointer to its schema in the bundle: every documented member of a body, also where it was null. */
  members: Record<string, number>;
  /** By pointer and value, such as `#/… "PENDING"` or `#/… null`: every listed value, constant, and null. */
  values: Record<string, number>;
}

/** Counts what answers show of the descriptions. */
export interface CoverageCounter {
  see(description: Description, operation: Operation | undefined, answer: Answer): void;
  of(description: Description): ContractCoverage;
}

export function createCoverageCounter(): CoverageCounter {
  const counted = new Map<ApiVersion, ContractCoverage>();

  function of(description: Description): ContractCoverage {
    const { version } = description;
    const coverage = counted.get(version) ?? structuredClone(placesOf(description).empty);
    counted.set(version, coverage);
    return coverage;
  }

  return {
    of,
    see(description, operation, { status, json: body }) {
      const documented = operation?.responses.get(status);
      if (!operation || !documented) return;
      const { statuses, members, values } = of(description);
      count(statuses, `${operation.operationId} ${status}`);
      const schema = documented.content.get(json);
      if (schema === undefined || body === undefined) return;
      const { shown } = placesOf(description);
      walkDescribed(description, schema, body, {
        described(value, schemas) {
          if (!isObject(value)) return;
          for (const node of schemas) {
            const place = shown.get(node);
            if (!place || !isMeant(place, value)) continue;
            for (const { name, at, values: listed } of place.members) {
              if (!Object.hasOwn(value, name)) continue;
              count(members, at);
              const key = listed.get(value[name]);
              if (key !== undefined) count(values, key);
            }
          }
        },
      });
    },
  };
}

/**
 * What several runs have seen together, by verify and by proxy alike. What a newer description no longer has is left out.
 *
 * @param coverages the newest last
 */
export function mergeCoverage(coverages: readonly ContractCoverage[]): ContractCoverage[] {
  const merged = new Map<ApiVersion, ContractCoverage>();
  for (const coverage of coverages) {
    const before = merged.get(coverage.apiVersion);
    const sum = (part: "statuses" | "members" | "values") =>
      Object.fromEntries(Object.entries(coverage[part]).map(([key, seen]) => [key, seen + (before?.[part][key] ?? 0)]));
    const sums = { statuses: sum("statuses"), members: sum("members"), values: sum("values") };
    merged.set(coverage.apiVersion, { apiVersion: coverage.apiVersion, ...sums });
  }
  return [...merged.values()];
}

/** `12 of 40 statuses, 310 of 402 members and 61 of 90 values of the description`. */
export function coverageText({ statuses, members, values }: ContractCoverage): string {
  const part = (counts: Record<string, number>, noun: string) => {
    const all = Object.values(counts);
    return `${all.filter((seen) => seen > 0).length} of ${all.length} ${noun}`;
  };
  return `${part(statuses, "statuses")}, ${part(members, "members")} and ${part(values, "values")} of the description`;
}

/** Only what is documented is counted: a value of its own is for a check to tell. */
function count(counts: Record<string, number>, key: string): void {
  const seen = counts[key];
  if (seen !== undefined) counts[key] = seen + 1;
}

/** Whether an object is of a schema, and not of another branch of its union: the constants tell. */
function isMeant({ constants }: Place, value: JsonObject): boolean {
  return constants.every(({ name, is }) => value[name] === is);
}

interface Places {
  /** What is counted of every schema of an object that an answer can show. */
  shown: ReadonlyMap<Schema, Place>;
  empty: ContractCoverage;
}

interface Place {
  /** With the pointer to each, and by which name its listed values are counted. */
  members: { name: string; at: string; values: ReadonlyMap<unknown, string> }[];
  constants: { name: string; is: unknown }[];
}

const places = new WeakMap<Bundle, Places>();

function placesOf(description: Description): Places {
  const known = places.get(description.bundle) ?? findPlaces(description);
  places.set(description.bundle, known);
  return known;
}

function findPlaces({ bundle, version, operations }: Description): Places {
  const shown = new Map<Schema, Place>();
  const empty: ContractCoverage = { apiVersion: version, statuses: {}, members: {}, values: {} };
  const seen = new Set<Schema>();

  function visit(schema: Schema, at: string): void {
    const { node, pointer } = locate(bundle, { pointer: at, node: schema });
    if (seen.has(node)) return;
    seen.add(node);
    const place: Place = { members: [], constants: [] };
    if (node.properties) shown.set(node, place);
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      const at = pointerTo(pointer, "properties", name);
      const values = new Map(valuesOf(property).map((value) => [value, `${at} ${JSON.stringify(value)}`]));
      place.members.push({ name, at, values });
      const { const: is } = deref(bundle, property);
      if (is !== undefined) place.constants.push({ name, is });
      empty.members[at] = 0;
      for (const key of values.values()) empty.values[key] = 0;
      visit(property, at);
    }
    if (node.items) visit(node.items, pointerTo(pointer, "items"));
    for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
      for (const [index, inner] of (node[keyword] ?? []).entries()) visit(inner, pointerTo(pointer, keyword, index));
    }
  }

  /** What is listed of a member, and null where it may be that. */
  function valuesOf(schema: Schema): unknown[] {
    const node = deref(bundle, schema);
    const types = [node.type ?? []].flat();
    const branches = [node.allOf, node.anyOf, node.oneOf].flatMap((schemas) => schemas ?? []);
    return [
      ...(node.enum ?? []),
      ...(node.const === undefined ? [] : [node.const]),
      ...(types.includes("null") ? [null] : []),
      // A union of objects is one of kinds, whose members are counted for themselves.
      ...branches.flatMap((branch) => (deref(bundle, branch).properties ? [] : valuesOf(branch))),
    ];
  }

  for (const { operationId, responses } of operations) {
    for (const [status, { content }] of responses) {
      empty.statuses[`${operationId} ${status}`] = 0;
      const pointer = content.get(json);
      if (pointer !== undefined) visit({ $ref: pointer }, pointer);
    }
  }
  return { shown, empty };
}
