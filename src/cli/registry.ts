import type { CliCommand } from './command.ts'
import { audit } from './commands/audit.ts'
import { commentRead } from './commands/comment-read.ts'
import { configCheckCommand } from './commands/config-check.ts'
import { converge } from './commands/converge.ts'
import { replay } from './commands/replay.ts'
import { setup } from './commands/setup.ts'
import { sweep } from './commands/sweep.ts'

/** In the order in which help lists them. A test holds it to the folder. */
export const commands: readonly CliCommand[] = [
  setup,
  converge,
  sweep,
  replay,
  audit,
  configCheckCommand,
  commentRead,
]
