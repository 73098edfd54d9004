import { NEEDED_EVENTS, NEEDED_PERMISSIONS } from '../../src/cli/doctor/needed.generated.ts'

/** What our App asks of GitHub in `app.yml`: what it may do, and what it hears of. */
export const OUR_APP = {
  permissions: Object.fromEntries(NEEDED_PERMISSIONS.map(({ name, level }) => [name, level])),
  events: NEEDED_EVENTS,
} as const
