import { type Instant, iso } from '../domain/instant.ts'
import { isCarded } from '../plan/journal.ts'
import { PULLS_BOX } from '../plan/pulls-box.ts'
import type { Snapshot } from '../plan/snapshot.ts'

/** What limits us here, for the person who reads how a run went. None of it holds anything else back. */
export type Note =
  /** Another run makes the issues of the action items, and may be taken for dead at `until`. */
  | { readonly kind: 'claimed'; readonly until: Instant }
  /** Without that permission nobody can tell whether another run makes the same, so nothing was made. */
  | { readonly kind: 'claim-refused'; readonly permission: 'contents: write' }
  /** GitHub lets us open no pull request; branch and file are there, and `compare` opens it for a person. */
  | { readonly kind: 'pull-refused'; readonly compare: string }
  /** The organisation's own config might be there, and this token could not see it. */
  | { readonly kind: 'config-unseen'; readonly source: string }
  /** Another one writes here, App or Action, so that we only look; `who` null where config says so. */
  | { readonly kind: 'stands-down'; readonly who: string | null }
  /** A card of another Sitrep stands there, and no key of ours proves it. */
  | { readonly kind: 'card-unproved'; readonly login: string; readonly comment: number }

type Shown = Pick<Snapshot, 'unproved' | 'shared' | 'config' | 'repository' | 'cards' | 'former'>

/** What reading an issue has shown of our limits. */
export const notesOn = (seen: Shown): readonly Note[] => [
  ...seen.unproved.map(({ login, id }): Note => ({ kind: 'card-unproved', login, comment: id })),
  ...unseenConfig(seen),
]

/**
 * GitHub answers the same for a file that is not there and for one that a workflow's token may not see. Told once, before
 * there is a card, and not in public repositories, whose organisations have theirs in the open.
 */
function unseenConfig(seen: Shown): readonly Note[] {
  const { shared, config, repository } = seen
  const [owner = '', name = ''] = repository.name.split('/')
  const home = `${owner}/.github`
  const isSeen = config.some(({ source }) => source.startsWith(`${home}/`))
  const isOpen = repository.isPublic || name === '.github'
  if (!shared || isSeen || isOpen || isCarded(seen)) return []
  return [{ kind: 'config-unseen', source: `${home}/.github/sitrep.yml` }]
}

/** One or two sentences for a note: what stands in the way, and what to do about it. */
export function noteWords(note: Note): string {
  switch (note.kind) {
    case 'claimed':
      return `Another run is making the issues of the action items. If it has died, the next run after ${iso(note.until)} goes on with them.`
    case 'claim-refused':
      return `No issue was made of the action items: this job needs \`${note.permission}\`, with which of two runs at once only one makes them. Add it under \`permissions:\`.`
    case 'pull-refused':
      return `GitHub did not let this token open the pull request. Open it with one click: ${note.compare} . So that Sitrep may: ${PULLS_BOX}.`
    case 'config-unseen':
      return `${note.source} was not found. If the organisation has one in a private repository, the token of a workflow cannot read it: a token of an App can.`
    case 'stands-down':
      return note.who === null
        ? 'Nothing was written: `writer` in the config lets only the other one of App and Action write here.'
        : `Nothing was written: ${note.who} is installed here and does so. \`writer: action\` in the config lets the Action write instead.`
    case 'card-unproved':
      return `The card of ${note.login} was not read, since no key that this run knows has signed it. Give App and Action the same \`SITREP_KEY\` (input \`key\`).`
    default:
      return note satisfies never
  }
}
