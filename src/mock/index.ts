export { type Prism, startPrism } from "./prism/start-prism.js";
