export type { Listening, ListenOptions } from "../serving/listen.js";
export type { Severity } from "./checks/problem.js";
export { type ContractMatchers, contractMatchers } from "./contract-matchers.js";
export { type ContractCoverage, mergeCoverage } from "./coverage/contract-coverage.js";
export { ContractError, type ExpectContractOptions, expectContract } from "./expect-contract.js";
export { InvalidOptionError, type Progress, type VerifyOptions } from "./options.js";
export { type JudgeHarOptions, judgeHar } from "./proxy/judge-har.js";
export { type ProxiedExchange, type ProxyOptions, type RunningProxy, startProxy } from "./proxy/start-proxy.js";
export { type Baseline, baselineOf, parseBaseline, withBaseline } from "./report/baseline.js";
export { githubAnnotations } from "./report/github-annotations.js";
export type {
  CheckResult,
  Finding,
  FoundRequest,
  KnownFinding,
  LeftBehind,
  NotJudged,
  OperationCoverage,
  Report,
} from "./report/report.js";
export { type ReportFormat, reportFormats } from "./report/report-formats.js";
export { textReport } from "./report/text-report.js";
export { onOneLine } from "./report/visible.js";
export { verify } from "./verify.js";
