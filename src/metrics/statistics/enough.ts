/** Fewer values than this tell nothing of a difference, nor how far a median may be off. */
export const ENOUGH = 10
