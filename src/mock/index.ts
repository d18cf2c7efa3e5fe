export { bundleUrl, readBundle } from "./read-bundle.js";
export { type Prism, startPrism } from "./start-prism.js";
