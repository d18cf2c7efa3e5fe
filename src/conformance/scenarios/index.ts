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
import { foreignRun } from "./runs/foreign-run.js";
import { headerNames } from "./runs/header-names.js";
import { batchOfRuns } from "./runs/life/batch-of-runs.js";
import { cancelledRun } from "./runs/life/cancelled-run.js";
import { correctedOutput } from "./runs/life/corrected-output.js";
import { deletedRun } from "./runs/life/deleted-run.js";
import { lifeOfRun } from "./runs/life/life-of-run.js";
import { listWhileCreated } from "./runs/life/list-while-created.js";
import { packageOfFiles } from "./runs/life/package-of-files.js";
import { runAtOnce } from "./runs/life/run-at-once.js";
import { listedRuns, listFilters, listOrder, updatedRunFirst } from "./runs/listed-runs.js";
import { malformedBody } from "./runs/malformed-body.js";
import { malformedId } from "./runs/malformed-id.js";
import { repeatedRead } from "./runs/repeated-read.js";
import { sameInOtherVersions, updateInOtherVersions } from "./runs/same-in-other-versions.js";
import { unknownRun } from "./runs/unknown-run.js";
import { brokenUpdates } from "./runs/updating/broken-updates.js";
import { concurrentUpdates } from "./runs/updating/concurrent-updates.js";
import { contentType } from "./runs/updating/content-type.js";
import { generatedUpdates } from "./runs/updating/generated-updates.js";
import { hostileName, hostileValues } from "./runs/updating/hostile-values.js";
import { membersOfRun } from "./runs/updating/members-of-run.js";
import { mergedMetadata } from "./runs/updating/merged-metadata.js";
import { nestedMetadata } from "./runs/updating/nested-metadata.js";
import { otherRuns } from "./runs/updating/other-runs.js";
import { repeatedUpdate } from "./runs/updating/repeated-update.js";
import { unauthenticatedUpdate } from "./runs/updating/unauthenticated-update.js";
import { unknownMembers } from "./runs/updating/unknown-members.js";
import { unknownRunNotCreated } from "./runs/updating/unknown-run-not-created.js";
import { updateSequences } from "./runs/updating/update-sequences.js";
import { writtenName } from "./runs/updating/written-name.js";
import { writtenTags } from "./runs/updating/written-tags.js";
import { versionHeader } from "./runs/version-header.js";
import { wrongMethod } from "./runs/wrong-method.js";
import type { Scenario } from "./scenario.js";

/**
 * Every scenario, in the order in which they are played: first those that only read and are refused, then plain
 * updates, then the unusual ones, then those over things that the verification makes. In `runs/` is what is asked of
 * the run that is given, in `updating/` there what an update does to it, in `life/` what becomes of runs of our own.
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
