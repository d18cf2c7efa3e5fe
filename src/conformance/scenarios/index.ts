import type { JsonObject } from "../../json.js";
import { authenticatedOperations } from "./operations/authenticated-operations.js";
import { brokenBodiesOfThings } from "./operations/broken-bodies-of-things.js";
import { createdThings } from "./operations/created-things.js";
import { documentedOperations } from "./operations/documented-operations.js";
import { acceptedQueries, refusedQueries } from "./operations/documented-queries.js";
import { listPages } from "./operations/list-pages.js";
import { oddHeaders } from "./operations/odd-headers.js";
import { unknownThings } from "./operations/unknown-things.js";
import { authentication } from "./runs/authentication.js";
import { authenticationFirst } from "./runs/authentication-first.js";
import { batchOfRuns } from "./runs/batch-of-runs.js";
import { brokenUpdates } from "./runs/broken-updates.js";
import { cancelledRun } from "./runs/cancelled-run.js";
import { concurrentUpdates } from "./runs/concurrent-updates.js";
import { contentType } from "./runs/content-type.js";
import { correctedOutput } from "./runs/corrected-output.js";
import { deletedRun } from "./runs/deleted-run.js";
import { foreignRun } from "./runs/foreign-run.js";
import { generatedUpdates } from "./runs/generated-updates.js";
import { headerNames } from "./runs/header-names.js";
import { hostileName, hostileValues } from "./runs/hostile-values.js";
import { lifeOfRun } from "./runs/life-of-run.js";
import { listWhileCreated } from "./runs/list-while-created.js";
import { listedRuns, listFilters, listOrder, updatedRunFirst } from "./runs/listed-runs.js";
import { malformedBody } from "./runs/malformed-body.js";
import { malformedId } from "./runs/malformed-id.js";
import { membersOfRun } from "./runs/members-of-run.js";
import { mergedMetadata } from "./runs/merged-metadata.js";
import { nestedMetadata } from "./runs/nested-metadata.js";
import { otherRuns } from "./runs/other-runs.js";
import { packageOfFiles } from "./runs/package-of-files.js";
import { repeatedRead } from "./runs/repeated-read.js";
import { repeatedUpdate } from "./runs/repeated-update.js";
import { runAtOnce } from "./runs/run-at-once.js";
import { sameInOtherVersions, updateInOtherVersions } from "./runs/same-in-other-versions.js";
import { unauthenticatedUpdate } from "./runs/unauthenticated-update.js";
import { unknownMembers } from "./runs/unknown-members.js";
import { unknownRun } from "./runs/unknown-run.js";
import { unknownRunNotCreated } from "./runs/unknown-run-not-created.js";
import { updateSequences } from "./runs/update-sequences.js";
import { versionHeader } from "./runs/version-header.js";
import { writtenName } from "./runs/written-name.js";
import { writtenTags } from "./runs/written-tags.js";
import { wrongMethod } from "./runs/wrong-method.js";
import type { Scenario } from "./scenario.js";

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
    listPages,
    listFilters,
    listOrder,
    listedRuns,
    acceptedQueries,
    refusedQueries,
    unknownThings,
    authenticatedOperations,
    oddHeaders,
    sameInOtherVersions,
    unknownRun,
    malformedId,
    foreignRun,
    authentication,
    authenticationFirst,
    versionHeader,
    headerNames,
    malformedBody,
    wrongMethod,
    mergedMetadata,
    afterOne,
    updateInOtherVersions,
    updatedRunFirst,
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
    createdThings,
    brokenBodiesOfThings,
    lifeOfRun,
    runAtOnce,
    cancelledRun,
    listWhileCreated,
    deletedRun,
    batchOfRuns,
    packageOfFiles,
    correctedOutput,
    afterAll,
  ];
}
