import { DAY_MS, type Instant, plus } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { type Answering, allAnswering, answering } from '../../domain/responders.ts'
import { nearest } from '../../markdown/nearest.ts'
import {
  type CliCommand,
  CliError,
  JSON_OPTION,
  REPO,
  type Terminal,
  type Typed,
} from '../command.ts'
import { moment } from '../moment.ts'
import { safe } from '../safe.ts'

export const oncall: CliCommand = {
  name: 'oncall',
  summary: 'Show who is on call, until when, and who is next',
  about:
    'Reads the config of the checkout that it is run in, or of the repository that is named, and writes nothing. With --ics it prints a calendar to subscribe to. Exit code 1 where nobody is on call at that moment.',
  takes: [],
  options: {
    at: { value: 'when', summary: 'Another moment than now; in UTC where it names no zone' },
    service: { value: 'name', summary: 'This service alone, with its coming turns' },
    weeks: { value: 'number', summary: 'How far to look ahead, 1 to 52; else 4' },
    ics: { summary: 'Print a calendar file' },
    config: { value: 'file', summary: 'Read this file, and ask nobody' },
    ...REPO,
    ...JSON_OPTION,
  },
  examples: [
    'sitrep oncall',
    'sitrep oncall --service checkout --weeks 8',
    "sitrep oncall --at 'tomorrow 09:00' --json",
    'sitrep oncall --ics --config .github/sitrep.yml',
  ],
  async run(typed, terminal) {
    const weeks = weeksOf(typed)
    const now = terminal.now()
    const at = moment(typed, 'at', now, 'future') ?? now
    const policy = await decisions(typed, terminal)
    const answers = asked(typed, policy)
    if (answers.length === 0)
      throw new CliError('the config names no responders: nobody is on call')
    const { onCallCalendar, onCallJson, onCallTable, shiftsTable } = await import('../on-call.ts')
    const question = {
      answering: answers,
      at,
      until: plus(at, weeks * 7 * DAY_MS),
      zone: policy.zone,
    }
    if (typed.switches.has('ics')) terminal.out(onCallCalendar(question, now).replace(/\n$/, ''))
    else if (typed.switches.has('json')) terminal.out(onCallJson(question))
    else terminal.out((typed.options.has('service') ? shiftsTable : onCallTable)(question))
    return (await isManned(answers, at)) ? 0 : 1
  },
}

async function isManned(answers: readonly Answering[], at: Instant): Promise<boolean> {
  const { onCallOf } = await import('../../domain/on-call.ts')
  return answers.every(({ responders }) => onCallOf(responders, at).primary !== null)
}

function weeksOf({ options }: Typed): number {
  const text = options.get('weeks') ?? '4'
  const weeks = /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (weeks < 1 || weeks > 52) throw new CliError('--weeks takes a number from 1 to 52', 2)
  return weeks
}

const CONFIG = '.github/sitrep.yml'

/** The file that was named, the repository that was named, the file of this checkout, or its repository. */
async function decisions(typed: Typed, terminal: Terminal): Promise<Policy> {
  const file = typed.options.get('config')
  const local = file !== undefined || typed.options.has('repo') ? null : await terminal.find(CONFIG)
  const isFile = file !== undefined || local !== null
  if (file !== undefined && typed.options.has('repo')) {
    throw new CliError('--config reads a file and --repo a repository: leave one out', 2)
  }
  if (isFile) return (await import('../team-policy.ts')).teamPolicy(file, terminal)
  return (await import('../policy-there.ts')).policyThere(typed, terminal)
}

function asked({ options }: Typed, { responders, services }: Policy): readonly Answering[] {
  const name = options.get('service')
  if (name === undefined) return allAnswering(responders)
  const known = [...services.map((one) => one.name), ...responders.services.keys(), 'default']
  const isKnown = known.some((one) => one.toLowerCase() === name.toLowerCase())
  if (services.length > 0 && !isKnown) {
    const near = nearest(name, known)
    const meant = near === null ? '' : `; did you mean ${near}?`
    throw new CliError(safe(`--service: there is no service ${JSON.stringify(name)}${meant}`), 2)
  }
  const found = answering(responders, [name])
  return found === null ? [] : [found]
}
