/** Every body that is described is shown: mock, tests and reference docs all start from named examples. */
export function examplePerStatus() {
  return {
    MediaType(mediaType, { location, report }) {
      if (Object.keys(mediaType.examples ?? {}).length === 0) {
        report({ message: "Give this body at least one named example under `examples`.", location: location.key() });
      }
    },
    ExamplesMap(examples, { location, report }) {
      for (const key of Object.keys(examples)) {
        if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)) {
          report({
            message: `Example key "${key}" is not a situation in kebab-case, such as "needs-review".`,
            location: location.child(key).key(),
          });
        }
      }
    },
  };
}
