import { opens, type Story, says } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** A second incident is the first one again. */
export const duplicate: Story = {
  name: 'duplicate',
  after: acknowledged,
  acts: [opens('dev', 'I cannot pay', '/incident'), says('caro', '/duplicate #1', 2)],
}
