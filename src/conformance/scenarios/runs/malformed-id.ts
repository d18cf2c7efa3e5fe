import { runPath } from "../../description/run-description.js";
import type { Scenario } from "../scenario.js";

const check = {
  name: "malformed-id",
  claim: "An id that can be none is answered with 400 or 404.",
};

const ids = [
  "x".repeat(256),
  " ",
  "a b",
  "'",
  '"',
  "1' OR '1'='1",
  "%",
  "$ne",
  "[object Object]",
  "__proto__",
  "constructor",
  "null",
  "undefined",
  "0",
  "-1",
  "é",
  "💥",
  "<script>",
  "{}",
];

/** Percent escapes that are broken, are no UTF-8, or stand for what many programs end a text at. */
const escapes = ["%zz", "%", "%c0%af", "%ff", "%00"];

/** What a link that was cut, or a template that was not filled in, asks for. */
export const malformedId: Scenario = {
  check,
  async play(session) {
    // Where the description knows 422, it says that 400 and 422 stand for each other; 414 is for an address too long.
    const right = [400, 404, 414, ...(session.description.get.responses.has(422) ? [422] : [])];
    const paths = [
      ...ids.map((id) => runPath(session.description.version, id)),
      ...escapes.map((text) => session.description.get.path.replace(/\{\w+\}/, text)),
    ];
    for await (const { exchange } of session.askEach(paths.map((path) => ({ path, tolerated: [414] })))) {
      const { status } = exchange.answer;
      const isRight = right.includes(status) || status >= 500;
      const problem = {
        message: "An id that can be none is not answered with 400 or 404.",
        received: String(status),
        documented: "400 or 404",
      };
      session.report(check, exchange, ...(isRight ? [] : [problem]));
    }
  },
};
