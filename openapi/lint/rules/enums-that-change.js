import { schemasBelow } from "../schemas.js";

const open = "x-speakeasy-unknown-values";

/** What is said of an enum beside its values fits them: what may grow is an answer's, what will change is a value of it. */
export function enumsThatChange() {
  const answered = new Set();
  const asked = [];
  const below = (node, { location, resolve }) => schemasBelow(resolve, { node, from: location.source.absoluteRef });
  const ask = (node, context) => asked.push({ schemas: below(node, context), location: context.location });
  const answer = (node, context) => {
    for (const schema of below(node, context)) answered.add(schema);
  };
  return {
    Paths: { RequestBody: ask, Parameter: ask, Response: answer },
    // A webhook's request is the API's.
    WebhooksMap: { RequestBody: answer },
    Root: {
      leave(_root, { report }) {
        for (const { schemas, location } of asked) {
          for (const schema of schemas.filter((it) => it[open] !== undefined && !answered.has(it))) {
            report({
              message: `Leave ${open} out of what only requests have: the API refuses what it does not know. The enum is ${[schema.enum].flat().join(", ")}.`,
              location,
            });
          }
        }
      },
    },
    Schema(schema, { location, report }) {
      if (schema[open] !== undefined && (schema[open] !== "allow" || !Array.isArray(schema.enum))) {
        report({ message: `${open} is "allow", beside an enum.`, location: location.child(open) });
      }
      const unsettled = schema["x-unsettled"];
      if (unsettled === undefined) return;
      const values = Array.isArray(schema.enum) ? schema.enum : [];
      const strange = [unsettled].flat().filter((value) => !values.includes(value));
      if (!Array.isArray(unsettled) || unsettled.length === 0 || strange.length > 0) {
        report({
          message: `x-unsettled lists values of the enum beside it${strange.length > 0 ? `; ${strange.join(", ")} is none` : ""}.`,
          location: location.child("x-unsettled"),
        });
      }
    },
  };
}
