import type { components as OldComponents } from "../../generated/2025-04-21/types.js";
import type { components as NewComponents } from "../../generated/2026-02-09/types.js";
import type { components as LegacyComponents } from "../../generated/legacy/types.js";

/** A schema of legacy, which is that of v1 too. */
export type Legacy<Name extends keyof LegacyComponents["schemas"]> = LegacyComponents["schemas"][Name];

/** A schema of 2025-04-21. */
export type Old<Name extends keyof OldComponents["schemas"]> = OldComponents["schemas"][Name];

/** A schema of 2026-02-09. */
export type New<Name extends keyof NewComponents["schemas"]> = NewComponents["schemas"][Name];
