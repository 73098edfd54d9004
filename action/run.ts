import { Failure } from '../src/github/failure.ts'
import { type Key, readKeys } from '../src/github/keys.ts'
import { type Ended, NOTHING, together } from './ended.ts'
import { examiner } from './examiner.ts'
import { endedBy } from './failing.ts'
import { isBot, PersonalToken } from './identity.ts'
import { leavesOf } from './leaves.ts'
import { performed } from './performed.ts'
import { REASONS } from './reasons.ts'
import { plannedLine, type Runner, runner } from './runner.ts'
import { type Session, sessionOf } from './session.ts'
import type { Setting } from './setting.ts'
import { pageOf } from './summary/page.ts'
import type { Task } from './task.ts'

/** Performs a task and tells its end in every way that a runner knows. Never rejects. */
export async function run(task: Task, setting: Setting): Promise<void> {
  const out = runner(setting.env)
  const ended = await ending(task, setting, out)
  tell(ended, out)
}

/** Two tasks of which a person may do the writing, or that write nothing. */
const PERSONAL: ReadonlySet<Task['command']> = new Set(['setup', 'check-config'])

async function ending(task: Task, setting: Setting, out: Runner): Promise<Ended> {
  const keys = keysOf(setting)
  if (keys === null) return { ...NOTHING, reason: 'wrong-input', troubles: [KEY_FORM] }
  for (const { secret } of keys) out.mask(secret)
  const examining = examiner()
  const personal = PERSONAL.has(task.command)
  const { examine } = examining
  const hurried = task.command !== 'sweep'
  const session = sessionOf(setting, {
    keys,
    say: out.say,
    examine,
    hurried,
    personal,
    leaves: leavesOf(task),
  })
  out.group(`sitrep ${task.command}`)
  try {
    return judged(session, personal, await performed(session, task))
  } catch (error) {
    return failed(error, out)
  } finally {
    out.endGroup()
    await examining.close()
  }
}

const KEY_FORM =
  'The input key takes id:secret, several with commas: an id of up to 32 letters, digits, dots, dashes or underscores, and a secret of 16 characters or more.'

/** Null where they cannot be read. What was set is never shown. */
function keysOf({ inputs }: Setting): readonly Key[] | null {
  if (inputs.key === null) return []
  try {
    return readKeys(inputs.key)
  } catch {
    return null
  }
}

/** Where nothing had to be written, nobody has been told yet that this token could not. */
function judged({ who, noted }: Session, personal: boolean, ended: Ended): Ended {
  const login = who.known()
  if (login !== null && !isBot(login) && !personal) return { ...NOTHING, reason: 'personal-token' }
  if (noted.length === 0) return ended
  return together([{ ...NOTHING, reason: 'dry-run', planned: noted }, ended])
}

function failed(error: unknown, out: Runner): Ended {
  if (error instanceof Failure) return endedBy(error)
  if (error instanceof PersonalToken) return { ...NOTHING, reason: 'personal-token' }
  out.print(placeOf(error))
  return { ...NOTHING, reason: 'internal-error', troubles: [REPORT] }
}

const REPORT =
  'Report it at https://github.com/sitrep-app/sitrep/issues with the lines of the log that begin with "at".'

/** Where it happened, never its words, which may be people's. */
function placeOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return ['an error without a place']
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? []
  return [error.name, ...frames.slice(0, 12)]
}

function tell(ended: Ended, out: Runner): void {
  const { reason, changes, annotations, planned, troubles, outputs } = ended
  const { fails, sentence } = REASONS[reason]
  if (planned.length > 0) {
    out.group(`${planned.length} requests that would be sent`)
    out.print(planned.map(plannedLine))
    out.endGroup()
  }
  for (const annotation of annotations) out.annotate(annotation)
  if (!fails) for (const trouble of troubles) out.warn(trouble)
  for (const [name, value] of Object.entries(outputs))
    out.output(name as keyof typeof outputs, value)
  out.output('changes', JSON.stringify(changes))
  out.output('reason', reason)
  out.summary(pageOf([`**${sentence}**`, ...troubles.map((one) => `- ${one}`), ...ended.summary]))
  if (fails) out.fail([sentence, ...troubles].join('\n'))
  else out.say(sentence)
}
