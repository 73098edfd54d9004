import type { Role } from './role.ts'

/** What a role is there for, and what it leaves to others. */
interface Duties {
  readonly does: readonly string[]
  readonly leaves: readonly string[]
}

/** After common practice: short, since they are read in the middle of the night. */
export const DUTIES: Readonly<Record<Role, Duties>> = {
  commander: {
    does: [
      'Says how severe it is, and says so again when that changes',
      'Hands out the other roles and keeps everybody working on one plan',
      'Decides, or names who decides',
      'Puts an end to the impact before looking for the cause',
      'Calls in more people before they are missed',
      'Declares the incident resolved',
    ],
    leaves: ['Typing at the systems', 'Knowing every answer'],
  },
  communications: {
    does: [
      'Posts each status update by the time that was promised',
      'Tells customers and management what is hurt, in words that they use',
      'Answers questions from outside, so that nobody else has to',
    ],
    leaves: ['Finding the cause', 'Promising times that the commander has not agreed to'],
  },
  operations: {
    does: [
      'Leads the search for what is wrong, and the mitigation',
      'Says what is about to be changed before it is changed',
      'Tells the commander what was found, what was tried and what is next',
    ],
    leaves: ['Talking to customers', 'Deciding on risks that reach beyond the systems'],
  },
  scribe: {
    does: [
      'Writes down what happened, who decided what, and when, with `/timeline` and `/pin`',
      'Notes what has to be done later with `/action`',
      'Reminds of questions that were left open',
    ],
    leaves: ['Judging what was decided', 'Working on the systems at the same time'],
  },
}
