export { type ApiVersion, apiVersions, newestApiVersion, type PathsOf, type SchemaOf } from "./api-versions.js";
export * from "./client/index.js";
