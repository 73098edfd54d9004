/** Every way to say no to a person, each with one sentence for the reference. */
export const PROBLEMS = {
  'not-allowed': 'The person does not hold the role on the repository that the command asks for.',
  'authority-unknown': 'GitHub did not say which role the person holds, so nothing was run.',
  'wrong-status': 'The command has no meaning in the present status of the incident.',
  'missing-argument': 'The command needs a word that is not there.',
  'unknown-severity': 'The word is no severity of this team.',
  'unknown-status': 'The word is no status of this team.',
  'unknown-role': 'The word is no role of an incident.',
  'unknown-person': 'GitHub knows no such person, or they cannot see this repository.',
  'unknown-choice': 'The word is none of those that the command takes.',
  'unknown-item': 'There is no checklist item with that number.',
  'unknown-comment': 'The link does not lead to a comment of this issue.',
  'unreadable-time': 'The time cannot be read, can be read in two ways, or never was.',
  'too-far': 'The time lies further ahead than the command takes.',
  'impossible-order': 'The time would come before one that it has to follow.',
  'unreadable-number': 'The number cannot be read or is outside what it can be.',
  'unreadable-link': 'The address is no http or https link.',
  'unknown-command': 'The word is close to a command but is none.',
  'not-an-incident': 'The issue is no incident, so the command has nothing to act on.',
  'not-an-action': 'The issue is no action item, so the command has nothing to act on.',
  'an-action-item':
    'The issue is an action item, on which commands of incidents have nothing to act on.',
  unassignable: 'GitHub assigns no issues to the person.',
  'no-proof':
    'The pull request that is named as proof was not merged, or there is none with that number.',
  'already-edited': 'The comment had been edited before it was first read, so it was not run.',
  'too-old': 'The comment is older than a day, so its commands are history and were not run.',
  'too-many': 'A comment runs at most ten commands.',
  'too-long': 'The command says more than the journal of one issue takes at once.',
  'extra-words': 'The line goes on after all that the command takes.',
  'not-owed': 'No postmortem is owed, or none ever is for such an incident.',
  'unreadable-line': 'The line holds characters that nobody can see, so it was not run.',
} as const
export type ProblemCode = keyof typeof PROBLEMS

/** A refusal, told to the person: what was read, what stands in the way, what to type instead. */
export interface Problem {
  readonly code: ProblemCode
  readonly detail: string
  readonly fix: string | null
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refuse = (
  code: ProblemCode,
  detail: string,
  fix: string | null = null,
): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, detail, fix },
})
