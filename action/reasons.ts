import { PULLS_BOX } from '../src/plan/onboarding.ts'

/** Why a run ended as it did: whether that fails the job, and in a sentence what it means and what to do. */
interface Ending {
  readonly fails: boolean
  readonly sentence: string
}

const failing = (sentence: string): Ending => ({ fails: true, sentence })
const fine = (sentence: string): Ending => ({ fails: false, sentence })

/** Every word of the output `reason`, the gravest first: where a run does several things, the first of these is told. */
export const REASONS = {
  'internal-error': failing(
    'Sitrep made a mistake of its own. Please report it with the lines above.',
  ),
  'broken-event': failing('The event that started the run cannot be read. Start the job again.'),
  'wrong-input': failing(
    'The step says something that cannot be. Mend its inputs, then run it again.',
  ),
  'token-refused': failing(
    'GitHub does not take the token: it is wrong, was revoked, or has expired. Leave the input token out, or make a new one.',
  ),
  'personal-token': failing(
    'The token is that of a person, whose words would count as their own. Leave the input token out, or pass one made by actions/create-github-app-token.',
  ),
  'permission-missing': failing(
    'The token may not do something that this needs. Add the line that is named to permissions.',
  ),
  'pull-requests-forbidden': failing(
    `Workflows may not open pull requests here. Tick the box "${PULLS_BOX}" under Settings, Actions, General, then run this again.`,
  ),
  'config-mistakes': failing('The config has mistakes, each told at its line.'),
  findings: failing('Something stands in the way of the postmortem, each told at its line.'),
  'not-found': failing(
    'There is nothing of that number or name here, or the token may not see it.',
  ),
  archived: failing('The repository is archived, so nothing can be written.'),
  refused: failing('GitHub refused something that was to be written. It is named above.'),
  'github-away': failing(
    'GitHub did not answer. Run the job again, or leave it to the next sweep.',
  ),
  'rate-limited': failing(
    "GitHub's limit for this token is used up. The next sweep goes on where this run has stopped.",
  ),
  unfinished: failing(
    'Not all could be written. Run the job again, or leave it to the next sweep.',
  ),
  'roles-unknown': failing(
    'GitHub did not say what somebody may do here, so what they asked was not decided.',
  ),
  'budget-kept': fine(
    'Sitrep stopped before the hourly requests of the token were used up. The next sweep goes on where this one stopped.',
  ),
  claimed: fine(
    'Another run is making the same things just now. The next sweep sees whether it came to its end.',
  ),
  'left-to-others': fine(
    'Something is left to another run, which is at work there just now or may write what this job may not. The next sweep sees to it.',
  ),
  'app-installed': fine(
    'The Sitrep App is installed here and does this, so that the workflow leaves it to the App.',
  ),
  'read-only-token': fine(
    'The token may only read, as it is for pull requests from forks, so that the findings stand in the log and in this summary.',
  ),
  'setup-waits': fine('Setting up waits for somebody. The summary says for what.'),
  locked: fine('The issue is locked, so that nothing could be said on it.'),
  'pull-request-by-hand': fine(
    'Workflows may not open pull requests here: branch and file are there, and the card carries a link that opens it with one click.',
  ),
  'alert-unwanted': fine(
    'Config does not ask for an incident on this. The summary says what to write there if it should.',
  ),
  'dry-run': fine(
    'Nothing was written, since dry-run is true. Each request that would be sent is printed above.',
  ),
  done: fine('All that had to be written was written.'),
  'not-an-incident': fine(
    'The issue is no incident and no action item, so that it was left as it is.',
  ),
  'nothing-due': fine('No report is due that has not been published.'),
  'nothing-to-report': fine('There is nothing yet that the report would tell of.'),
  'nothing-to-do': fine(
    'Everything stands as it should, or the event asks nothing of Sitrep: nothing was written.',
  ),
} as const satisfies Readonly<Record<string, Ending>>

export type Reason = keyof typeof REASONS

const ORDER = Object.keys(REASONS) as readonly Reason[]

/** The gravest of several; where there is none, nothing had to be done. */
export const gravest = (reasons: readonly Reason[]): Reason =>
  ORDER.find((one) => reasons.includes(one)) ?? 'nothing-to-do'
