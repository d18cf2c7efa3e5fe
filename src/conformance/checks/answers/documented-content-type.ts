import type { AnswerCheck } from "./answer-check.js";

/** What is documented with a body has one, and says in which format and charset. */
export const documentedContentType: AnswerCheck = {
  name: "documented-content-type",
  claim: "An answer that is documented with a body has one, of the documented media type.",
  appliesTo: ({ documented }) => (documented?.content.size ?? 0) > 0,
  check({ request, documented, answer: { headers, text } }) {
    const wanted = [...(documented?.content.keys() ?? [])].join(" or ");
    const value = headers.get("content-type");
    if (value === null) {
      const received = text === "" ? "neither content type nor body" : "a body without content type";
      return [{ message: "The content type is missing.", isOfServer: true, received, documented: wanted }];
    }
    const [type = "", ...parameters] = value.split(";").map((part) => part.trim().toLowerCase());
    if (!documented?.content.has(type)) {
      const cause = `The content type is ${type}.`;
      return [
        {
          message: "The content type is not documented.",
          cause,
          isOfServer: true,
          received: value,
          documented: wanted,
        },
      ];
    }
    if (text === "" && request.method !== "HEAD")
      return [{ message: "The body is empty.", received: "an empty body", documented: wanted }];
    const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.replace(/^charset=|"/g, "");
    if (charset !== undefined && charset !== "utf-8" && charset !== "utf8") {
      return [{ message: "The charset is not UTF-8.", isOfServer: true, received: value, documented: "JSON in UTF-8" }];
    }
    return [];
  },
};
