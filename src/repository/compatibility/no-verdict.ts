/** Why nothing can be said: not a fault of the descriptions. */
export class NoVerdict extends Error {
  override name = "NoVerdict";
}
