import { testDynamicAnswers } from "../support/dynamic-answers.js";

testDynamicAnswers("legacy");
