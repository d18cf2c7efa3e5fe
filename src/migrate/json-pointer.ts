/** The JSON Pointer (RFC 6901) of a member, below that of the object or list which holds it. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
