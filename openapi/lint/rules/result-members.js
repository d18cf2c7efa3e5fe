import { follow, successMembers } from "../schemas.js";

/** What an operation says about its answer is there: the member that holds the result, and how a list goes on. */
export function resultMembers() {
  return {
    Operation(operation, { location, report, resolve }) {
      const from = location.source.absoluteRef;
      const members = successMembers(resolve, { operation, from });
      const result = operation["x-fern-sdk-return-value"];
      if (result !== undefined && !members.has(result)) {
        report({
          message: `A successful answer has no member "${result}". It has: ${[...members.keys()].join(", ") || "none"}.`,
          location: location.child("x-fern-sdk-return-value"),
        });
      }

      const paging = operation["x-fern-pagination"];
      if (paging === undefined) return;
      const wrong = (key, message) => report({ message, location: location.child(["x-fern-pagination", key]) });
      const nameIn = (key, place) => {
        const [, name] = new RegExp(`^\\$${place}\\.(\\w+)$`).exec(paging[key]) ?? [];
        if (name === undefined) wrong(key, `${key} is not of the form $${place}.nameOfAMember.`);
        return name;
      };
      const cursor = nameIn("cursor", "request");
      const parameters = (operation.parameters ?? []).map((node) => follow(resolve, { node, from }).node);
      if (cursor !== undefined && !parameters.some((it) => it?.in === "query" && it.name === cursor)) {
        wrong("cursor", `The operation has no query parameter "${cursor}".`);
      }
      const next = nameIn("next_cursor", "response");
      if (next !== undefined && !members.has(next)) {
        wrong("next_cursor", `A successful answer has no member "${next}".`);
      }
      const items = nameIn("results", "response");
      if (items !== undefined && members.get(items)?.node?.type !== "array") {
        wrong("results", `A successful answer has no list "${items}".`);
      }
    },
  };
}
