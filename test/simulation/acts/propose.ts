import { commitFiles } from '../../../src/sandbox/actions/commits.ts'
import { createPull } from '../../../src/sandbox/actions/pulls.ts'
import { createRef } from '../../../src/sandbox/actions/refs.ts'
import { type ActKind, actorOf, repositoryOf, SHOP, worldOf } from './act-kind.ts'

const BRANCH = 'proposal'

/** What somebody would like the config to be: nobody may do anything any more, or all is called otherwise. */
const PROPOSED = [
  'declare: maintain\ncommands: { default: maintain }\n',
  'declare: admin\ncommands: { default: admin }\n',
  'severities:\n  - name: p0\n  - name: p1\n',
] as const

/** Somebody proposes another config, which nobody has merged: all goes on as it did. */
export const propose: ActKind<{ readonly text: string }> = {
  draw: (roll) => ({ text: roll.pick(PROPOSED) }),
  async play(doing, { text }) {
    const repository = repositoryOf(doing.stage, SHOP.repo)
    const by = [worldOf(doing.stage), actorOf(doing), repository] as const
    const { defaultBranch: base, refs } = repository
    const isNew = refs[`refs/heads/${BRANCH}`] === undefined
    if (isNew) createRef(...by, `refs/heads/${BRANCH}`, refs[`refs/heads/${base}`] ?? '')
    commitFiles(...by, { '.github/sitrep.yml': text }, 'Run incidents otherwise', BRANCH)
    if (isNew) createPull(...by, { head: BRANCH, base, title: 'Other incidents', body: '' })
  },
}
