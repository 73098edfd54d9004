import type { Person } from '../../commands/command.ts'
import type { Permission } from '../../domain/permission.ts'
import { cameWithOpening } from '../journal.ts'
import type { Asked } from '../setup.ts'
import type { LogEvent, Snapshot } from '../snapshot.ts'

/** What somebody is taken for who belongs here: more than config may ask for, since what exactly is not known. */
const BELONGS: Permission = 'admin'

/**
 * Who may do what, as far as an issue tells by itself. A report asks for nobody's role: that would cost a request for
 * each person. What stands in GitHub's log proves that its actor had the right to do it then, which is more than a role
 * of today says. The author alone may do some of it without any right, so for that it counts whether they have also done
 * what takes one, or what GitHub calls their association: owners, members of the organisation and collaborators. That is
 * no role, and a member may hold a weak one. Where the card has a journal nothing of this is asked.
 */
export function insiders(seen: Snapshot): Asked {
  const people = new Map<string, Person | null>()
  const { author, insider = false } = seen.issue
  const own = author.login.toLowerCase()
  for (const event of seen.events) {
    const login = event.actor.login.toLowerCase()
    if (login === own && !insider && !takesRight(event, seen)) continue
    people.set(login, { login: event.actor.login, permission: BELONGS })
  }
  if (insider) people.set(own, { login: author.login, permission: BELONGS })
  return people
}

const OF_TRIAGE: ReadonlySet<string> = new Set(['labeled', 'unlabeled', 'assigned', 'unassigned'])

const takesRight = (event: LogEvent, seen: Snapshot): boolean =>
  OF_TRIAGE.has(event.type) && !cameWithOpening(seen, event)
