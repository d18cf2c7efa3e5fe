import type { ContractCoverage } from "../coverage/contract-coverage.js";
import type { CheckResult, Finding, KnownFinding, Report } from "./report.js";

/** Text as a server that means harm would send it. */
export const hostileTexts = [
  "</pre></code></details></style><script>alert(1)</script>",
  `"><img src=x onerror=alert(1)> ' onfocus=alert(1) autofocus='`,
  "]]> <![CDATA[ <!-- --> <?xml version='1.0'?> &amp; &lt; &#0; &nosuch;",
  "``` \n````\n# heading\n- item\n\n<b>bold</b> | a | b |\n|---|---|",
  "`code` **bold** _em_ ~~gone~~ [link](https://example.invalid) ![picture](https://example.invalid/x.png) $x^2$",
  "@someone #1 www.example.invalid https://example.invalid someone@example.invalid",
  "\u0000\u0001\u0008\u000b\u000c\u001b[31m\u007f\u0085\ufffe\uffff\ud800 \udc00 \u202egnp.exe\u2066\u200b\ufeff\r\n\t",
  "javascript:alert(1)",
  "__proto__ {{7*7}} $& $1 $$ %s",
];

/** A report of one failed check, changed as a test wants it. */
export function reportOf(changes: Partial<Report> = {}): Report {
  return {
    verdict: "differs",
    reason: null,
    url: "http://127.0.0.1:4010",
    apiVersions: ["2026-02-09"],
    runIds: ["workflow_run_a"],
    seed: 7,
    cases: 40,
    write: true,
    requests: 12,
    notJudged: [],
    rateLimited: 0,
    findings: [findingOf()],
    checks: [checkOf()],
    operations: [
      { apiVersion: "2026-02-09", operation: "getWorkflowRun", method: "GET", path: "/workflow_runs/{id}", judged: 12 },
    ],
    coverage: [coverageOf()],
    leftBehind: { metadataKeys: [], notRestored: [], created: [] },
    baseline: null,
    again: "extend-contract verify --url http://127.0.0.1:4010 --seed 7",
    ...changes,
  };
}

/** A finding, changed as a test wants it. */
export function findingOf(changes: Partial<Finding> = {}): Finding {
  return {
    check: "documented-body",
    severity: "error",
    apiVersion: "2026-02-09",
    message: "startTime is not as documented (type).",
    operation: "getWorkflowRun",
    status: 200,
    at: "/startTime",
    alsoAt: [],
    schemaAt: "#/components/schemas/WorkflowRun/properties/startTime/type",
    received: "12",
    documented: "string or null",
    count: 3,
    request: { method: "GET", path: "/workflow_runs/a", headers: { authorization: "Bearer ***" }, body: null },
    curl: `curl -s -i 'http://127.0.0.1:4010/workflow_runs/a' -H "authorization: Bearer $EXTEND_API_KEY"`,
    ...changes,
  };
}

/** What was seen of a small description. */
export function coverageOf(changes: Partial<ContractCoverage> = {}): ContractCoverage {
  return {
    apiVersion: "2026-02-09",
    statuses: { "getWorkflowRun 200": 12, "getWorkflowRun 404": 0 },
    members: { "#/components/schemas/WorkflowRun/properties/status": 12 },
    values: { '#/components/schemas/WorkflowRun/properties/status "PENDING"': 0 },
    ...changes,
  };
}

/** A finding that is known, changed as a test wants it. */
export function knownOf(changes: Partial<KnownFinding> = {}): KnownFinding {
  const { check, apiVersion, operation, at, message } = findingOf();
  return { check, apiVersion, operation, at, message, reason: "old servers", expires: null, ...changes };
}

/** A check and how it ended, changed as a test wants it. */
export function checkOf(changes: Partial<CheckResult> = {}): CheckResult {
  return {
    name: "documented-body",
    claim: "The body of an answer fits the schema of its status.",
    outcome: "failed",
    apiVersions: ["2026-02-09"],
    reason: null,
    ...changes,
  };
}

/** A report of every kind of entry, with a text in every place where one can come from a server or its caller. */
export function reportWith(text: string): Report {
  const finding = findingOf({
    message: text,
    operation: text,
    at: text,
    alsoAt: [text],
    schemaAt: text,
    received: text,
    documented: text,
    request: { method: "POST", path: text, headers: { "content-type": text }, body: text },
    curl: text,
  });
  return reportOf({
    reason: text,
    url: text,
    notJudged: [{ reason: text, count: 2 }],
    again: text,
    findings: [
      finding,
      { ...finding, check: "unknown-members", severity: "advice", status: null },
      { ...finding, check: "known-members", severity: "information" },
    ],
    checks: [
      checkOf(),
      checkOf({ name: "unknown-members", outcome: "advice" }),
      checkOf({ name: "known-members", outcome: "passed" }),
      checkOf({ name: "foreign-run", outcome: "not-checked", reason: text }),
    ],
    leftBehind: { metadataKeys: [text, "second"], notRestored: [text], created: [text] },
    baseline: { known: [knownOf({ message: text, at: text, reason: text })], fixed: [knownOf({ message: text })] },
  });
}
