import type { ActKind } from './act-kind.ts'

/** Nobody does anything while reminders fall due. Which of them are said, and which are passed over, is up to when we can. */
export const silence: ActKind<object> = {
  meetsOurs: () => true,
  draw: () => ({}),
  async play() {},
}
