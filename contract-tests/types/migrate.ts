import type { SchemaOf, WorkflowRun } from "../../src/index.js";
import {
  type Place,
  type Upgraded,
  type UpgradedRun,
  upgradeParserRun,
  upgradeProcessorRun,
  upgradeWorkflowRun,
} from "../../src/migrate.js";
import type { Equal, Expect } from "./expect.js";

// What a program that upgrades runs may write, and what the compiler refuses. Compiled, never run.

declare const legacy: WorkflowRun<"legacy">;
declare const v1: WorkflowRun<"v1">;
declare const old: WorkflowRun<"2025-04-21">;
declare const current: WorkflowRun<"2026-02-09">;

const fromOld = upgradeWorkflowRun(old, { from: "2025-04-21", to: "2026-02-09" });
const fromLegacy = upgradeWorkflowRun(legacy, { from: "legacy", to: "2025-04-21" });
const fromV1 = upgradeWorkflowRun(v1, { from: "v1", to: "2026-02-09" });

export type Results = [
  Expect<Equal<typeof fromOld, UpgradedRun<"2026-02-09">>>,
  Expect<Equal<typeof fromOld.run, SchemaOf<"2026-02-09", "WorkflowRun">>>,
  Expect<Equal<typeof fromLegacy.run, SchemaOf<"2025-04-21", "WorkflowRun">>>,
  Expect<Equal<typeof fromV1.run, SchemaOf<"2026-02-09", "WorkflowRun">>>,
  Expect<Equal<typeof fromOld.lost, Place[]>>,
  Expect<Equal<typeof fromOld.unknown, Place[]>>,
];

// What was upgraded once can be upgraded again.
upgradeWorkflowRun(fromLegacy.run, { from: "2025-04-21", to: "2026-02-09" });

// @ts-expect-error there is no way back
upgradeWorkflowRun(current, { from: "2026-02-09", to: "2025-04-21" });
// @ts-expect-error neither of the two follows the other
upgradeWorkflowRun(legacy, { from: "legacy", to: "v1" });
// @ts-expect-error it is there already
upgradeWorkflowRun(old, { from: "2025-04-21", to: "2025-04-21" });
// @ts-expect-error a run of another version
upgradeWorkflowRun(current, { from: "2025-04-21", to: "2026-02-09" });
// @ts-expect-error an answer that holds a run
upgradeWorkflowRun({ success: true, workflowRun: old }, { from: "2025-04-21", to: "2026-02-09" });
// @ts-expect-error no such version
upgradeWorkflowRun(old, { from: "2024-12-23", to: "2026-02-09" });

// --- Runs of other kinds ---

type New<Name extends "ExtractRun" | "ClassifyRun" | "SplitRun" | "ParseRun"> = SchemaOf<"2026-02-09", Name>;
const toNew = { from: "2025-04-21", to: "2026-02-09" } as const;
declare const processorRun: SchemaOf<"2025-04-21", "ProcessorRun">;
declare const parserRun: SchemaOf<"2025-04-21", "ParserRun">;
declare const parserRunState: SchemaOf<"2025-04-21", "ParserRunStatusObject">;
declare const extractRun: New<"ExtractRun">;

const processed = upgradeProcessorRun(processorRun, toNew);
const parsed = upgradeParserRun(parserRun, toNew);
upgradeParserRun(parserRunState, toNew) satisfies typeof parsed;
if (processed.run.object === "split_run") processed.run satisfies New<"SplitRun">;
export type SingleResults = [
  Expect<Equal<typeof processed, Upgraded<New<"ExtractRun"> | New<"ClassifyRun"> | New<"SplitRun">>>>,
  Expect<Equal<typeof parsed, Upgraded<New<"ParseRun">>>>,
];
// @ts-expect-error it is there already
upgradeProcessorRun(extractRun, toNew);
// @ts-expect-error from 2025-04-21 only
upgradeProcessorRun(processorRun, { from: "legacy", to: "2026-02-09" });
// @ts-expect-error a processor run is no parser run
upgradeParserRun(processorRun, toNew);
