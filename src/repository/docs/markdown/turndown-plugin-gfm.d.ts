// The package has no types of its own.
declare module "turndown-plugin-gfm" {
  export const gfm: import("turndown").Plugin;
}
