/** Everything a caller reads or writes says what it is for. A $ref counts by what it refers to, or says beside itself. */
export function descriptionEverywhere() {
  function mustDescribe(what) {
    return (node, { location, report }) => {
      if (!node.description?.trim()) report({ message: `${what} needs a description.`, location: location.key() });
    };
  }
  return {
    Operation: mustDescribe("An operation"),
    Parameter: mustDescribe("A parameter"),
    Header: mustDescribe("A header"),
    Response: mustDescribe("A response"),
    Example: mustDescribe("An example"),
    Schema(schema, { location, report, resolve }) {
      const isFile = location.pointer === "#/";
      if (isFile && !schema.description?.trim()) {
        report({ message: "A schema needs a description.", location: location.child("type").key() });
      }
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const described = property.description ?? (property.$ref && resolve(property).node?.description);
        if (!described?.trim()) {
          report({
            message: `Property "${name}" needs a description.`,
            location: location.child(["properties", name]).key(),
          });
        }
      }
    },
  };
}
