import { testDynamicAnswers } from "../support/dynamic-answers.js";

testDynamicAnswers("2025-04-21");
