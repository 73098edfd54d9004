import type { Person } from '../../commands/command.ts'
import type { Permission } from '../../domain/permission.ts'
import type { Asked } from '../setup.ts'
import type { Snapshot } from '../snapshot.ts'

/** What somebody is taken for who belongs here: more than config may ask for, since what exactly is not known. */
const BELONGS: Permission = 'admin'

/**
 * Who may do what, as far as an issue tells by itself. A report asks for nobody's role: that would cost a request for
 * each person. What stands in GitHub's log proves that its actor had the right to do it then, which is more than a role
 * of today says. The author alone may do some of it without any right, so there it counts what GitHub calls the author's
 * association: owners, members of the organisation and collaborators. It is no role, and a member may hold a weak one;
 * where the card has a journal nothing of this is asked.
 */
export function insiders({ issue, events }: Pick<Snapshot, 'issue' | 'events'>): Asked {
  const people = new Map<string, Person | null>()
  const author = issue.author.login.toLowerCase()
  for (const { actor } of events) {
    const login = actor.login.toLowerCase()
    if (login !== author) people.set(login, { login: actor.login, permission: BELONGS })
  }
  if (issue.insider) people.set(author, { login: issue.author.login, permission: BELONGS })
  return people
}
