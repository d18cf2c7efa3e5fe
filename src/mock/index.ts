export { loadPrism } from "./prism/load-prism.js";
export { type Prism, startPrism } from "./prism/start-prism.js";
