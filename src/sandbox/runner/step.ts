import type { RunConclusion } from '../model-actions.ts'
import { Refusal } from '../refusal.ts'
import type { StepDefinition } from './definition.ts'
import { type Contexts, filled, filledAll, holds } from './expression.ts'
import { type JobState, jobContexts } from './job-state.ts'
import { createStepLog, emptyStep, masked, type StepLog } from './step-log.ts'
import { type PostStep, type Worked, workOf } from './work.ts'

/** What a step wants to be done, once its `if:` lets it. */
type Work = (log: StepLog, contexts: Contexts) => Promise<Worked>

/** Runs one step, or passes it over where its `if:` says so. */
export async function runStep(state: JobState, step: StepDefinition): Promise<void> {
  const contexts = jobContexts(state)
  const env = filledAll(step.env, contexts)
  const within = { ...contexts, env: { ...(contexts['env'] as object), ...env } }
  const name = filled(step.name ?? step.uses ?? step.run?.split('\n')[0], within)
  const title = step.name === null ? `Run ${name}` : name
  const later = (post: PostStep) => state.later.push(() => runPost(state, title, post))
  await carriedOut(state, title, step, within, (log) =>
    workOf({ state, step, contexts: within, env, log, later }),
  )
}

async function runPost(state: JobState, title: string, { if: asked, work }: PostStep) {
  const quiet = { id: null, if: asked, continueOnError: undefined }
  await carriedOut(state, `Post ${title}`, quiet, jobContexts(state), work)
}

/** Writes down what a step said and how it ended. */
async function carriedOut(
  state: JobState,
  title: string,
  step: Pick<StepDefinition, 'id' | 'if' | 'continueOnError'>,
  contexts: Contexts,
  work: Work,
): Promise<void> {
  const record = emptyStep(title)
  state.report(record)
  const log = createStepLog(state.masks, state.place.options.debug === true)
  const started = performance.now()
  const worked = await guarded(log, async () =>
    holds(step.if, contexts, state.outcome) ? work(log, contexts) : PASSED_OVER,
  )
  const outcome = outcomeOf(worked)
  const forgiven = outcome === 'failure' && filled(step.continueOnError, contexts) === 'true'
  if (outcome === 'failure' && !forgiven && state.outcome === 'success') state.outcome = 'failure'
  if (outcome === 'cancelled') state.outcome = 'cancelled'
  record.conclusion = forgiven ? 'success' : outcome
  record.log = log.text()
  record.annotations = log.annotations()
  record.outputs = worked.outputs
  record.summary = masked(worked.summary, state.masks)
  record.milliseconds = worked === PASSED_OVER ? 0 : Math.round(performance.now() - started)
  if (step.id === null) return
  const conclusion = record.conclusion
  state.results = { ...state.results, [step.id]: { outputs: worked.outputs, outcome, conclusion } }
}

const PASSED_OVER: Worked = { ended: 'passed over', outputs: {}, summary: '' }
const FAILED: Worked = { ended: { code: 1 }, outputs: {}, summary: '' }

/** What cannot be carried out fails the step and says why in its log. */
async function guarded(log: StepLog, work: () => Promise<Worked>): Promise<Worked> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const reason = error instanceof Refusal ? `${error.status}: ${error.message}` : error.message
    log.hear(`::error::${reason.replaceAll('%', '%25').replaceAll('\n', '%0A')}`)
    return FAILED
  }
}

function outcomeOf({ ended }: Worked): RunConclusion {
  if (ended === 'passed over') return 'skipped'
  if (ended === 'cancelled') return 'cancelled'
  return ended !== 'timed out' && ended.code === 0 ? 'success' : 'failure'
}
