export { InvalidInputError } from "./client/errors/index.js";
export { upgradeParserRun, upgradeProcessorRun } from "./migrate/upgrade-single-run.js";
export { upgradeWorkflowRun } from "./migrate/upgrade-workflow-run.js";
export type { Place, Upgraded, UpgradedRun, UpgradePaths } from "./migrate/upgraded-run.js";
