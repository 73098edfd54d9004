import type { Policy } from '../domain/policy.ts'
import type { Terminal } from './command.ts'

const CONFIG = '.github/sitrep.yml'

/**
 * What the team has decided, from the file that was named, else from the one in its usual place, else nothing of its own.
 * Mistakes are noted. What reads config is loaded here, so that help need not wait for it. Throws CliError.
 */
export async function teamPolicy(path: string | undefined, terminal: Terminal): Promise<Policy> {
  const text = path === undefined ? await terminal.find(CONFIG) : await terminal.read(path)
  const [{ readConfig }, { configNotesOf }] = await Promise.all([
    import('../config/read.ts'),
    import('./config-notes.ts'),
  ])
  const { policy, problems } = readConfig(text === null ? [] : [{ source: path ?? CONFIG, text }])
  for (const note of configNotesOf(problems)) terminal.note(note)
  return policy
}
