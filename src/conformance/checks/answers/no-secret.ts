import { withoutCredentials } from "../../exchange/credentials.js";
import { createSecret } from "../../exchange/secret.js";
import type { AnswerCheck } from "./answer-check.js";

/** An answer ends up in logs, traces and bug reports, so a key in it is a key given away. */
export const noSecret: AnswerCheck = {
  name: "no-secret",
  claim: "No answer repeats an API key, in any encoding.",
  appliesTo: () => true,
  check({ request, answer: { text, headers }, secret }) {
    // Also one that was made up; not one of a few characters, which would be found by chance.
    const others = withoutCredentials(request).keys.filter((key) => key.length >= 8 && !secret.isKey(key));
    const secrets = others.length === 0 ? [secret] : [secret, createSecret(...others)];
    const places = [
      { name: "body", text },
      ...[...headers].map(([name, value]) => ({ name: `header ${name}`, text: value })),
    ];
    for (const place of places) {
      const [encoding] = secrets.flatMap((it) => it.findIn(place.text) ?? []);
      if (encoding === undefined) continue;
      const received = `the key, ${encoding}, in the ${place.name}`;
      return [{ message: "The answer repeats the API key.", received, documented: "no key in any answer" }];
    }
    return [];
  },
};
