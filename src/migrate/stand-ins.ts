/** Stands where a text or an id is required and none is known. */
export const unknownText = "unknown";

/** Stands where a time is required and none is known: so old that nobody takes it for one of Extend's. */
export const unknownTime = "1970-01-01T00:00:00.000Z";
