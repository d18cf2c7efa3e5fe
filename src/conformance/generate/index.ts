export { type ArbitraryOptions, arbitraryOfSchema } from "./arbitrary-of-schema.js";
