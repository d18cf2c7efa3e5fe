import { testDynamicAnswers } from "../support/dynamic-answers.js";

testDynamicAnswers("2026-02-09");
