import type { ActKind } from './act-kind.ts'

/** Nobody does anything: time passes until here. */
export const nothing: ActKind<object> = {
  draw: () => ({}),
  async play() {},
}
