// Our own rules, on top of Redocly's: what matters in these descriptions and no built-in rule looks at.
import { componentFileName } from "./rules/component-file-name.js";
import { descriptionEverywhere } from "./rules/description-everywhere.js";
import { enumsThatChange } from "./rules/enums-that-change.js";
import { examplePerStatus } from "./rules/example-per-status.js";
import { idempotentStated } from "./rules/idempotent-stated.js";
import { operationIdVerb } from "./rules/operation-id-verb.js";
import { parameterExample } from "./rules/parameter-example.js";
import { placeInClient } from "./rules/place-in-client.js";
import { requestInOneObject } from "./rules/request-in-one-object.js";
import { resultMembers } from "./rules/result-members.js";
import { selfContained } from "./rules/self-contained.js";
import { timeoutIsLong } from "./rules/timeout-is-long.js";

export default () => ({
  id: "contract",
  rules: {
    oas3: {
      "component-file-name": componentFileName,
      "description-everywhere": descriptionEverywhere,
      "enums-that-change": enumsThatChange,
      "example-per-status": examplePerStatus,
      "idempotent-stated": idempotentStated,
      "operation-id-verb": operationIdVerb,
      "parameter-example": parameterExample,
      "place-in-client": placeInClient,
      "request-in-one-object": requestInOneObject,
      "result-members": resultMembers,
      "self-contained": selfContained,
      "timeout-is-long": timeoutIsLong,
    },
  },
});
