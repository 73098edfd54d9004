import type { Promises } from '../../postmortem/items/promised-in.ts'
import {
  type CliCommand,
  CliError,
  JSON_OPTION,
  json,
  REPO,
  type Terminal,
  type Typed,
} from '../command.ts'
import { itemsForPrograms, itemsInWords } from '../items.ts'
import { fittingText } from '../reading-file.ts'
import { target } from '../repository.ts'
import { teamPolicy } from '../team-policy.ts'

interface Read {
  readonly file: string
  readonly promises: Promises
}

export const postmortemItems: CliCommand = {
  name: 'postmortem items',
  summary: 'List the action items of postmortems as they will become issues',
  about:
    'Reads any Markdown up to 256 KiB and asks nobody. Dates such as next Friday are read against the day of the document. A number such as #12 becomes an address where the repository is known. A file named - is standard input. With --json it prints one list, or for several files an object of lists by path. Exit code 1 where a file or a part of one was not read.',
  takes: ['file...'],
  options: {
    config: {
      value: 'path',
      summary: "The team's zone and names of people; else .github/sitrep.yml, where it is there",
    },
    ...REPO,
    ...JSON_OPTION,
  },
  examples: [
    'sitrep postmortem items postmortems/2026-03-14-42-checkout-down.md',
    'sitrep postmortem items draft.md another.md --json',
  ],
  async run(typed, terminal) {
    const { words, options, switches } = typed
    const read = await reader(options.get('config'), terminal)
    const base = await webAddress(typed, terminal)
    const found: Read[] = []
    for (const file of words) {
      const text = await fittingText(file, terminal, { done: 'read', doing: 'reading' })
      if (text !== null) found.push({ file, promises: read(text) })
    }
    const unread = found.flatMap(({ file, promises }) => unreadIn(file, promises))
    for (const note of unread) terminal.note(note)
    if (switches.has('json')) terminal.out(forPrograms(found, words, base))
    else if (found.length > 0) terminal.out(inWords(found))
    return unread.length > 0 || found.length < words.length ? 1 : 0
  },
}

/** What reads one text. Loaded here, so that help need not wait for it. */
async function reader(
  path: string | undefined,
  terminal: Terminal,
): Promise<(text: string) => Promises> {
  const [policy, { promisedIn }] = await Promise.all([
    teamPolicy(path, terminal),
    import('../../postmortem/items/promised-in.ts'),
  ])
  const by = { known: null, zone: policy.zone, names: new Set(policy.people.keys()) }
  return (text) => promisedIn(text, by)
}

/** `https://github.com/acme/shop`; null where nothing says which repository it is, unless one was asked for wrongly. */
async function webAddress(typed: Typed, terminal: Terminal): Promise<string | null> {
  try {
    const { at, host } = await target(typed, terminal)
    return `https://${host}/${at.owner}/${at.repo}`
  } catch (error) {
    // Only the address of bare numbers is missing then, which is no reason to read nothing.
    if (error instanceof CliError && !typed.options.has('repo')) return null
    throw error
  }
}

const WHY = {
  'too-big': 'is longer than 256 KiB and was not read',
  'too-deep': 'nests deeper than twenty lists and quotes and was not read from here on',
  'too-tangled': 'is too long or too entangled to be read: write it in simpler Markdown',
} as const

const unreadIn = (file: string, { unread }: Promises): readonly string[] =>
  unread.map(({ reason, line, endLine }) =>
    reason === 'too-big'
      ? `sitrep: ${file} ${WHY[reason]}`
      : `sitrep: ${file}:${line}-${endLine} ${WHY[reason]}`,
  )

const inWords = (found: readonly Read[]): string =>
  found.map(({ file, promises }) => itemsInWords(file, promises)).join('\n\n')

function forPrograms(
  found: readonly Read[],
  words: readonly string[],
  base: string | null,
): string {
  const lists = found.map(
    ({ file, promises }) => [file, itemsForPrograms(promises.items, base)] as const,
  )
  return json(words.length > 1 ? Object.fromEntries(lists) : (lists[0]?.[1] ?? []))
}
