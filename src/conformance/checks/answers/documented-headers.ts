import type { Problem } from "../problem.js";
import type { AnswerCheck } from "./answer-check.js";

/** Headers of an answer, where they are there or required. Which version answered is among them. */
export const documentedHeaders: AnswerCheck = {
  name: "documented-headers",
  claim: "The documented headers of an answer are there where they must be, and hold what is documented.",
  appliesTo: ({ documented, asksForVersion }) => asksForVersion && (documented?.headers.length ?? 0) > 0,
  check({ description, documented, answer: { headers } }) {
    return (documented?.headers ?? []).flatMap(({ name, required, schema }): Problem[] => {
      const value = headers.get(name);
      if (value === null) {
        return required
          ? [{ message: `The header ${name} is missing.`, isOfServer: true, schemaAt: schema, documented: name }]
          : [];
      }
      const broken = description.violationsOf(schema, value).map(({ schemaAt, received, documented }) => ({
        message: `The header ${name} is not as documented.`,
        isOfServer: true,
        schemaAt,
        received,
        documented,
      }));
      return name.toLowerCase() === "retry-after" ? [...broken, ...retryAfter(value, schema)] : broken;
    });
  },
};

/** No schema can say it: seconds, or a date in the format of HTTP. */
function retryAfter(value: string, schemaAt: string): Problem[] {
  if (/^\d+$/.test(value) || /^[A-Z][a-z]{2}, .+ GMT$/.test(value)) return [];
  const documented = "seconds, or an HTTP date";
  return [{ message: "The header Retry-After is not as documented.", schemaAt, received: value, documented }];
}
