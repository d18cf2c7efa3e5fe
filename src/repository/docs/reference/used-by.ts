import type { Description } from "../description.js";

/** For each schema, the names of the schemas that refer to it. */
export function usersOf({ components }: Description): ReadonlyMap<string, string[]> {
  const users = new Map<string, string[]>();
  for (const [user, schema] of Object.entries(components.schemas)) {
    const refs = JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
    for (const name of new Set([...refs].map(([, name = ""]) => name)))
      users.set(name, [...(users.get(name) ?? []), user]);
  }
  return users;
}
