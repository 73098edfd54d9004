import type { ItemSources } from '../../engine/world.ts'
import { actionsBranch } from '../../plan/actions/branch.ts'
import { mayCommit } from '../branch-rules.ts'
import { fileAt, headOf, type Looking } from '../postmortem/looking.ts'
import { pullsOf } from '../postmortem/pulls.ts'

const TEMPLATE = '.github/sitrep/action-item.md'

/** What making issues of action items takes beside the document. `sha`: what the default branch stands at, where known. */
export async function itemSources(looking: Looking, sha: string | null): Promise<ItemSources> {
  const { client, at, base } = looking
  const branch = actionsBranch(looking.incident)
  const template = await fileAt(looking, TEMPLATE, base)
  return {
    template: template === null ? null : { source: TEMPLATE, text: template.text },
    direct: await mayCommit(client, { ...at, branch: base }),
    pulls: await pullsOf(looking, branch),
    branch: await headOf(looking, branch),
    base: { branch: base, sha: sha ?? (await headOf(looking, base)) ?? '' },
  }
}
