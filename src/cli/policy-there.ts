import { readConfig } from '../config/read.ts'
import type { Policy } from '../domain/policy.ts'
import { client } from '../github/client.ts'
import { configLayers } from '../github/read-rest.ts'
import type { Terminal, Typed } from './command.ts'
import { configNotesOf } from './config-notes.ts'
import { connect } from './connect.ts'
import { reaching, unseen } from './reaching.ts'

/** What the config of the repository on GitHub decides; its mistakes are told as remarks. */
export async function policyThere(typed: Typed, terminal: Terminal): Promise<Policy> {
  const connection = await connect(typed, terminal)
  const { octokit, at, clock } = connection
  const github = client(octokit, { now: clock.now })
  const layers = await reaching(connection, unseen(at), async () => {
    const found = await configLayers(github, at)
    // A repository without a config and one that cannot be seen look the same until that is asked.
    if (found.length === 0) await github.get('GET /repos/{owner}/{repo}', at)
    return found
  })
  const { policy, problems } = readConfig(layers)
  for (const note of configNotesOf(problems)) terminal.note(note)
  return policy
}
