import { answerIsRead } from "./answer-is-read.js";
import type { EffectCheck } from "./effect-check.js";
import { keptMetadata } from "./kept-metadata.js";
import { keptName } from "./kept-name.js";
import { nothingElse } from "./nothing-else.js";
import { refusedChangesNothing } from "./refused-changes-nothing.js";
import { replacedName } from "./replaced-name.js";
import { sentMetadata } from "./sent-metadata.js";
import { usageTags } from "./usage-tags.js";

/** What is looked at after every update. */
export const effectChecks: readonly EffectCheck[] = [
  keptMetadata,
  sentMetadata,
  usageTags,
  replacedName,
  keptName,
  nothingElse,
  answerIsRead,
  refusedChangesNothing,
];
