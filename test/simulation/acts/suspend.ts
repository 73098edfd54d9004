import { suspendInstallation } from '../../../src/sandbox/actions/apps.ts'
import { type ActKind, worldOf } from './act-kind.ts'

/** The organisation suspends the App, or takes that back. */
export const suspend: ActKind<{ readonly suspended: boolean }> = {
  meetsOurs: () => true,
  draw: () => ({ suspended: true }),
  async play({ stage }, { suspended }) {
    suspendInstallation(worldOf(stage), stage.it.seeded.installation, suspended)
  },
}
