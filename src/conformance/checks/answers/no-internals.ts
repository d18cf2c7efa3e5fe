import type { AnswerCheck } from "./answer-check.js";

const signs: [what: string, pattern: RegExp][] = [
  ["an HTML page", /^\s*<(!doctype|html|head|body)\b/i],
  ["a stack trace of Node", /\bat [^\n]*\(?(file:\/\/|node:|\/|[A-Z]:\\)[^\n]*:\d+:\d+/],
  ["a stack trace of Python", /Traceback \(most recent call last\)|File "[^"]+", line \d+, in /],
  ["a stack trace of Java", /\bat [\w$.]+\([\w$]+\.(java|kt|scala):\d+\)|\b(java|javax|org)\.[\w.]+Exception\b/],
  ["a stack trace of Go", /\bgoroutine \d+ \[|panic: /],
  ["a stack trace of Ruby", /\.rb:\d+:in [`']/],
  ["a stack trace of PHP", /#\d+ \S+\.php\(\d+\)/],
  ["a stack trace of .NET", /\bat [\w.]+\([^)]*\) in \S+\.cs:line \d+/],
  ["a path of the server's source", /\/node_modules\/|\/site-packages\//],
  [
    "a database's own message",
    /\bSQLSTATE\b|\bORA-\d{5}\b|syntax error at or near|\b(SELECT|INSERT INTO|UPDATE) [^\n]+ (FROM|VALUES|SET) /,
  ],
];

/** What a failure shows of the inside helps nobody but an attacker. */
export const noInternals: AnswerCheck = {
  name: "no-internals",
  claim: "The answer to a failure is for callers: no HTML page, no stack trace, no message of a database.",
  appliesTo: ({ answer }) => answer.status >= 400,
  check({ answer: { text } }) {
    // In a body of JSON the line breaks of a stack trace are escaped.
    const plain = text.replaceAll("\\n", "\n").replaceAll('\\"', '"');
    const [found] = signs.filter(([, pattern]) => pattern.test(plain));
    return found
      ? [{ message: `The answer shows ${found[0]}.`, received: found[0], documented: "a message for callers" }]
      : [];
  },
};
