import { type Instant, iso } from '../domain/instant.ts'
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

/** What reading an issue has shown of our limits. */
export const notesOn = ({ unproved }: Pick<Snapshot, 'unproved'>): readonly Note[] =>
  unproved.map(({ login, id }) => ({ kind: 'card-unproved', login, comment: id }))

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
