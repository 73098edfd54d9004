import type { Story } from '../story.ts'

/** Our process comes to a repository for the first time. */
export const installed: Story = {
  name: 'installed',
  after: null,
  fromStart: true,
  minutes: 18,
  acts: [],
}
