import { link } from '../../markdown/link.ts'
import { linkWords } from '../postmortem/commit-words.ts'
import type { ItemsView } from './material.ts'

/** What the pull request brings. */
export interface Brought {
  /** The document, from the root of the repository; null where it brings no links. */
  readonly document: string | null
  /** The list of all postmortems; null where that is as it should be. */
  readonly index: string | null
  /** The branch that took no commit of ours. */
  readonly base: string
}

/** Also the words of its commits: a squashed merge makes one of it, which must be known for ours. */
export const linksTitle = (incident: number): string => linkWords(incident)

export function linksBody({ document, index, base }: Brought, { issue }: ItemsView): string {
  const incident = link(issue.url, `incident ${issue.number}`)
  const lines = [
    ...(document === null
      ? []
      : [
          `- \`${coded(document)}\`: the links to the issues of its action items. Not a word of yours is changed.`,
        ]),
    ...(index === null ? [] : [`- \`${coded(index)}\`: the list of all postmortems.`]),
  ]
  return [
    `The postmortem of ${incident} is published, and Sitrep may not commit to \`${coded(base)}\`. So this brings what it would have committed there:`,
    lines.join('\n'),
    'Merge it to have the links where people read. Close it to leave the document as it is: Sitrep does not ask again, and the issues go on without.',
  ].join('\n\n')
}

const coded = (text: string): string => text.replaceAll(/[`\r\n]/g, '')
