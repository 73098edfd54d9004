import { command } from './command.ts'
import { moveTo } from './moves.ts'
import { issueNumber } from './parts/issue-number.ts'

export const duplicate = command({
  name: 'duplicate',
  aliases: [],
  summary: 'End an incident that another issue already tells of',
  parts: { of: issueNumber },
  who: 'triage',
  during: 'incident',
  examples: ['/duplicate #13'],
  decide: ({ of }, scene) => moveTo(scene, 'duplicate', { duplicateOf: of }),
})
