import { isDeepStrictEqual } from "node:util";
import type { Bundle } from "../../../bundles/openapi.js";
import type { DescriptionChange } from "./change.js";

type Found = Pick<DescriptionChange, "id" | "level" | "message">;

/** Changes of what holds for a whole version: its servers, its keys, its status. */
export function versionChanges(base: Bundle, revision: Bundle): DescriptionChange[] {
  const found = [...servers(base, revision), ...security(base, revision), ...status(base, revision)];
  return found.map((change) => ({ place: null, operations: [], ...change }));
}

function servers(base: Bundle, revision: Bundle): Found[] {
  const [was, is] = [base, revision].map(({ servers = [] }) => servers.map(({ url }) => url)) as [string[], string[]];
  return [
    ...was
      .filter((url) => !is.includes(url))
      .map((url): Found => ({ id: "server-removed", level: "breaking", message: `removed the server ${url}` })),
    ...is
      .filter((url) => !was.includes(url))
      .map((url): Found => ({ id: "server-added", level: "info", message: `added the server ${url}` })),
    ...(was[0] !== is[0] && is.includes(was[0] ?? "")
      ? [{ id: "default-server-changed", level: "warning", message: `clients use ${is[0]} by default` } as const]
      : []),
  ];
}

function security(base: Bundle, revision: Bundle): Found[] {
  const is = revision.components.securitySchemes ?? {};
  return Object.entries(base.components.securitySchemes ?? {})
    .filter(([name, scheme]) => !isDeepStrictEqual(kindOfScheme(scheme), kindOfScheme(is[name])))
    .map(([name]) => ({
      id: "security-scheme-changed",
      level: "breaking",
      message: `the security scheme \`${name}\` has gone or asks for something else`,
    }));
}

function kindOfScheme(scheme: unknown): unknown {
  const { type, scheme: name, in: where, name: parameter } = (scheme ?? {}) as Record<string, unknown>;
  return { type, name, where, parameter };
}

function status(base: Bundle, revision: Bundle): Found[] {
  const [was, is] = [base.info["x-status"], revision.info["x-status"]];
  const message = `the version is ${is} now`;
  return was === undefined || was === is ? [] : [{ id: "version-status-changed", level: "info", message }];
}
