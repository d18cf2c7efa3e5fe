const pattern = /^(list|get|create|update|delete|cancel|upload|correct|extract|classify|split|parse)[A-Z][A-Za-z]*$/;

/** One operation keeps its id in every version, so ids follow one grammar: a verb, then what it acts on. */
export function operationIdVerb() {
  return {
    Paths: {
      Operation(operation, { location, report }) {
        const { operationId } = operation;
        if (operationId !== undefined && !pattern.test(operationId)) {
          report({
            message: `operationId "${operationId}" is not a known verb and a noun, such as "updateWorkflowRun".`,
            location: location.child("operationId"),
          });
        }
      },
    },
  };
}
