import { block, unblock } from '../actions/dependencies.ts'
import type { GivenValue } from '../actions/field-value.ts'
import { fieldsOf, writeFields } from '../actions/issue-fields.ts'
import { addSubIssue, removeSubIssue } from '../actions/sub-issues.ts'
import { issueByNumber } from '../find.ts'
import { type Standing, standingById } from '../linked-issues.ts'
import type { Issue, Repository } from '../model.ts'
import { notFound, Refusal } from '../refusal.ts'
import type { Visit } from './visit.ts'

type Deed = (visit: Visit, repository: Repository, issue: Issue) => string

const word = (visit: Visit, name: string) => (visit.sent.get(name) ?? '').trim()

/** The issue of this repository whose number was typed. */
function typed(visit: Visit, repository: Repository): Standing {
  const number = Number(word(visit, 'number'))
  if (repository.issues[number] === undefined) {
    throw new Refusal(422, `There is no issue #${word(visit, 'number')} here.`)
  }
  return { repository, issue: issueByNumber(visit.world, repository, number) }
}

function named(visit: Visit, name: string): Standing {
  const found = standingById(visit.world, visit.actor, Number(word(visit, name)))
  if (found === undefined) throw notFound()
  return found
}

export const LINK_DEEDS: Readonly<Record<string, Deed>> = {
  'add-sub-issue': (visit, repository, issue) => {
    const parent = { repository, issue }
    addSubIssue(visit.world, visit.actor, parent, typed(visit, repository), false)
    return '#sub-issues'
  },
  'remove-sub-issue': (visit, repository, issue) => {
    removeSubIssue(visit.world, visit.actor, { repository, issue }, named(visit, 'sub-issue'))
    return '#sub-issues'
  },
  block: (visit, repository, issue) => {
    block(visit.world, visit.actor, { repository, issue }, typed(visit, repository))
    return '#sidebar'
  },
  unblock: (visit, repository, issue) => {
    unblock(visit.world, visit.actor, { repository, issue }, named(visit, 'blocker'))
    return '#sidebar'
  },
  fields: (visit, repository, issue) => {
    const given = fieldsOf(visit.world, repository).flatMap(({ id, type }): GivenValue[] => {
      const text = word(visit, `field-${id}`)
      if (text === '') return []
      return [{ fieldId: id, value: type === 'number' ? Number(text) : text }]
    })
    writeFields(visit.world, visit.actor, repository, issue, given, 'replace')
    return '#sidebar'
  },
}
