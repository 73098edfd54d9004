import { command, decided } from './command.ts'
import { issueNumber } from './parts/issue-number.ts'

export const related = command({
  name: 'related',
  aliases: [],
  summary: 'Point to another issue that has to do with it',
  parts: { issue: issueNumber },
  who: 'triage',
  during: 'incident',
  examples: ['/related #13'],
  decide: ({ issue }, { incident }) =>
    decided(incident.related.includes(issue) ? [] : [{ type: 'related', issue }]),
})
