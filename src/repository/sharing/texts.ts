import { stringify } from "yaml";

/** A document as JSON, in the very form that bundles have. */
export function toJson(document: unknown): string {
  return JSON.stringify(document, null, 2);
}

/** A document as YAML that readers of YAML 1.1 and 1.2 understand alike: to the older ones `2026-02-09` is a date. */
export function toYaml(document: unknown): string {
  return stringify(document, { schema: "yaml-1.1", aliasDuplicateObjects: false, lineWidth: 120 });
}
