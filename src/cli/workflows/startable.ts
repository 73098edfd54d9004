import type { Client } from '../../github/client.ts'
import { Failure } from '../../github/failure.ts'
import { CliError } from '../command.ts'
import type { Connection } from '../connect.ts'
import { type OurWorkflow, ourWorkflows } from './our-workflows.ts'

/** What the Action is to do, by the names of its form: `command`, `issue`. */
export type FormAnswers = Readonly<Record<string, string>>

/** The workflow whose form takes these answers. Throws CliError, which says why there is none and what to do. */
export async function startable(
  github: Client,
  { at, from }: Connection,
  branch: string,
  answers: FormAnswers,
): Promise<OurWorkflow> {
  const name = `${at.owner}/${at.repo}`
  const all = await listed(github, { at, from }, branch)
  const byHand = all.filter(({ file }) => file.inputs?.has('command'))
  const [first] = all
  if (first === undefined) {
    throw new CliError(
      `no workflow of ${name} runs Sitrep, so there is none to start: sitrep setup --action --repo ${name} offers one. Where the App is installed, it does this by itself.`,
    )
  }
  const refusals = byHand.map((one) => [one, refusal(one, answers, name)] as const)
  const [fit] = refusals.find(([, why]) => why === null) ?? []
  if (fit !== undefined) return fit
  const [, why] = refusals[0] ?? []
  throw new CliError(why ?? `${first.path} has no form with the input command. ${TAKE_OVER}`)
}

const TAKE_OVER = 'Take templates/workflows/sitrep.yml over again.'

function refusal({ path, state, file }: OurWorkflow, answers: FormAnswers, name: string) {
  const named = path.split('/').at(-1) ?? path
  if (state !== 'active') {
    return `${path} is switched off (${state}): gh workflow enable ${named} --repo ${name}`
  }
  for (const [input, answer] of Object.entries(answers)) {
    const taken = file.inputs?.get(input)
    if (taken === undefined) return `the form of ${path} has no input ${input}. ${TAKE_OVER}`
    if (taken.options !== null && !taken.options.includes(answer)) {
      return `the form of ${path} does not offer ${JSON.stringify(answer)} for ${input}. ${TAKE_OVER}`
    }
  }
  return null
}

async function listed(
  github: Client,
  { at, from }: Pick<Connection, 'at' | 'from'>,
  branch: string,
): Promise<readonly OurWorkflow[]> {
  try {
    return await ourWorkflows(github, at, branch)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.kind !== 'missing' && error.kind !== 'permission') throw error
    throw new CliError(
      `${from} does not see the workflows of ${at.owner}/${at.repo}: it needs Actions: write (fine-grained), or the scope repo (classic).`,
      1,
      { cause: error },
    )
  }
}
