import * as fc from "fast-check";

/** JSON that no server has a reason to refuse: shallow, short, in ASCII, with numbers of everyday size. */
export function plainJson(): fc.Arbitrary<unknown> {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: "small", maxDepth: 3 }, tie("leaf"), tie("list"), tie("object")),
    leaf: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.integer(),
      fc.integer({ min: -99_999, max: 99_999 }).map((hundredths) => hundredths / 100),
      fc.boolean(),
    ),
    list: fc.array(fc.oneof(tie("value"), fc.constant(null)), { maxLength: 4 }),
    object: fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), fc.oneof(tie("value"), fc.constant(null)), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  }));
  return value;
}
