export { InvalidInputError } from "./client/errors/index.js";
export { upgradeWorkflowRun } from "./migrate/upgrade-workflow-run.js";
export type { Place, UpgradedRun, UpgradePaths } from "./migrate/upgraded-run.js";
