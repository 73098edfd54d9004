import { firstItem } from '../postmortem-acts.ts'
import { type Story, says } from '../story.ts'
import { published } from './published.ts'

/** Another date is promised for an action item. */
export const itemDue: Story = {
  name: 'item-due',
  after: published,
  acts: [async (stage) => says('dev', '/due 2026-12-11', await firstItem(stage))(stage)],
}
