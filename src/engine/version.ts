/**
 * Which engine works on a store. Raised whenever the same history could be decided or written differently, since two
 * that differ must never work side by side.
 */
export const ENGINE_VERSION = '1'
