import type { JsonObject } from "../../json.js";
import { authentication } from "./authentication.js";
import { authenticationFirst } from "./authentication-first.js";
import { brokenUpdates } from "./broken-updates.js";
import { concurrentUpdates } from "./concurrent-updates.js";
import { contentType } from "./content-type.js";
import { documentedOperations } from "./documented-operations.js";
import { foreignRun } from "./foreign-run.js";
import { generatedUpdates } from "./generated-updates.js";
import { hostileName, hostileValues } from "./hostile-values.js";
import { malformedBody } from "./malformed-body.js";
import { malformedId } from "./malformed-id.js";
import { membersOfRun } from "./members-of-run.js";
import { mergedMetadata } from "./merged-metadata.js";
import { nestedMetadata } from "./nested-metadata.js";
import { otherRuns } from "./other-runs.js";
import { repeatedRead } from "./repeated-read.js";
import { repeatedUpdate } from "./repeated-update.js";
import { sameInOtherVersions, updateInOtherVersions } from "./same-in-other-versions.js";
import type { Scenario } from "./scenario.js";
import { unauthenticatedUpdate } from "./unauthenticated-update.js";
import { unknownMembers } from "./unknown-members.js";
import { unknownRun } from "./unknown-run.js";
import { unknownRunNotCreated } from "./unknown-run-not-created.js";
import { updateSequences } from "./update-sequences.js";
import { versionHeader } from "./version-header.js";
import { writtenName } from "./written-name.js";
import { writtenTags } from "./written-tags.js";
import { wrongMethod } from "./wrong-method.js";

/**
 * Every scenario, in the order in which they are played: first those that only read and are refused, then plain
 * updates, then the unusual ones.
 *
 * @param others the other runs, as they were at the beginning
 */
export function scenarios(others: ReadonlyMap<string, JsonObject>): Scenario[] {
  const { afterOne, afterAll } = otherRuns(others);
  return [
    repeatedRead,
    documentedOperations,
    sameInOtherVersions,
    unknownRun,
    malformedId,
    foreignRun,
    authentication,
    authenticationFirst,
    versionHeader,
    malformedBody,
    wrongMethod,
    mergedMetadata,
    afterOne,
    updateInOtherVersions,
    writtenName,
    writtenTags,
    nestedMetadata,
    repeatedUpdate,
    unauthenticatedUpdate,
    unknownRunNotCreated,
    contentType,
    unknownMembers,
    membersOfRun,
    brokenUpdates,
    generatedUpdates,
    updateSequences,
    hostileValues,
    hostileName,
    concurrentUpdates,
    afterAll,
  ];
}
