import { commitFiles, removeFile } from '../../../src/sandbox/actions/commits.ts'
import { withItems } from '../../support/published.ts'
import { written } from '../../support/written-postmortem.ts'
import {
  type ActKind,
  actorOf,
  comes,
  type Doing,
  draftOf,
  repositoryOf,
  worldOf,
} from './act-kind.ts'
import { type FoundFile, filesOn } from './files.ts'
import { SECRET } from './words.ts'

type How = 'finish' | 'note' | 'spoil' | 'move' | 'beside' | 'remove'

/** How long somebody waits for a draft that is owed. */
const PATIENCE_MS = 25 * 60_000

/** Somebody pushes to the branch of the postmortem, as soon as it is there. */
export const pushDraft: ActKind<{ readonly how: How }> = {
  meetsOurs: ({ how }) => how !== 'finish',
  draw: (roll) => ({
    how: roll.pick(['finish', 'finish', 'finish', 'note', 'spoil', 'move', 'beside', 'remove']),
  }),
  async play(doing, { how }) {
    const found = await comes(doing.stage, () => documentOf(doing), PATIENCE_MS)
    if (found === null) return
    const repository = repositoryOf(doing.stage, found.repo)
    const { branch, file } = found
    const by = [worldOf(doing.stage), actorOf(doing), repository] as const
    const changed = HOW[how](file)
    if (changed[file.path] === undefined && how !== 'beside') {
      removeFile(...by, { branch, path: file.path, sha: file.sha, message: 'Take it away' })
    }
    if (Object.keys(changed).length > 0) {
      commitFiles(...by, changed, 'Write what only we know', branch)
    }
  },
}

interface Found {
  readonly repo: string
  readonly branch: string
  readonly file: FoundFile
}

/** The document of an open draft; null where there is none yet. */
function documentOf(doing: Doing): Found | null {
  const draft = draftOf(doing)
  const repo = doing.stage.declared[doing.incident]?.repo
  if (draft === null || repo === undefined || draft.state === 'closed') return null
  const branch = draft.pull.headRef
  const all = filesOn(repositoryOf(doing.stage, repo), branch, 'postmortems/')
  const file = all.find(({ path }) => path.includes(`-${number(branch)}-`))
  return file === undefined ? null : { repo, branch, file }
}

const number = (branch: string): string => branch.slice('sitrep/postmortem-'.length)

const ROWS = [
  '| A1 | Alert on free connections of the pool | @dev | p1 | detect | 2027-01-10 | open | |',
  '| A2 | Add a load stage to the pipeline | @ben | p2 | prevent | 2026-11-20 | open | |',
]

/** What becomes of the document: paths and texts. One that is no longer named is taken away. */
const HOW: Readonly<Record<How, (file: FoundFile) => Readonly<Record<string, string>>>> = {
  finish: ({ path, text }) => ({ [path]: finished(text) }),
  note: ({ path, text }) => ({ [path]: `${text}\nSeen by @eve, closes #1, ${SECRET}.\n` }),
  spoil: ({ path, text }) => ({ [path]: text.replace('---', '--- {').slice(0, 900) }),
  move: ({ path, text }) => ({ [path.replace(/\.md$/, '-moved.md')]: text }),
  beside: () => ({ 'postmortems/notes.md': '# Notes\n\n/resolve\n' }),
  remove: () => ({}),
}

/** What somebody has overwritten asks for nothing that is known, and is left as it is. */
function finished(text: string): string {
  return text.includes('| ID |') ? withItems(written(text), ROWS) : text
}
