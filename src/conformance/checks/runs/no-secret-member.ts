import { walkDescribed } from "../../description/walk-described.js";
import { showPattern } from "../place.js";
import type { Problem } from "../problem.js";
import type { RunCheck } from "./run-check.js";

const secretName = /^(secrets?|password|api_?keys?|authorization|token|webhook_?secret|client_?secret)$/i;
const secretValue = /\b(sk|wss)_[A-Za-z0-9_-]{8,}/;

/** A run can be started with secrets for its steps; those are for the server alone. */
export const noSecretMember: RunCheck = {
  name: "no-secret-member",
  claim: "A run shows none of the secrets that it was started with, and no key.",
  check(run, { description }) {
    const problems: Problem[] = [];
    walkDescribed(description, description.run, run, {
      unknown(place) {
        const keys = place();
        if (!secretName.test(keys.at(-1) ?? "")) return;
        problems.push({
          message: `${showPattern(keys)} is named like a secret.`,
          keys,
          received: "a member of that name",
          documented: "no secret in any answer",
        });
      },
      described(value, _schemas, place) {
        if (typeof value !== "string" || !secretValue.test(value)) return;
        const keys = place();
        problems.push({
          message: `${showPattern(keys)} holds what looks like a key.`,
          keys,
          received: "text with the prefix of a key",
          documented: "no secret in any answer",
        });
      },
    });
    return problems;
  },
};
