import { type Story, says } from '../story.ts'
import { declared } from './declared.ts'

/** Somebody says that it could not be worse. */
export const severe: Story = {
  name: 'severe',
  after: declared,
  acts: [says('ana', '/sev 1 nobody can pay')],
}
