import core from "ajv/dist/core.js";

// Prism and Spectral compile hundreds of schemas, each to ask it once or twice. Ajv takes half of that time to make what
// it compiles faster, which changes no verdict. They have no option for it.
const { prototype } = core.default ?? core;
const { compile } = prototype;
prototype.compile = function (this: typeof prototype, ...args: Parameters<typeof compile>) {
  this.opts.inlineRefs = false;
  this.opts.code.optimize = 0;
  return compile.apply(this, args);
} as typeof compile;
