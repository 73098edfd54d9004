import { type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** While no process is there, people say what has to be found later. */
export const unheard: Story = {
  name: 'unheard',
  after: acknowledged,
  fromStart: true,
  unheard: [says('ana', '/mitigated'), says('ben', '/resolve')],
  minutes: 6,
  acts: [],
}
