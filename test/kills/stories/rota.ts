import { commits, type Story, says } from '../story.ts'
import { published } from './published.ts'

const CONFIG = `responders:
  default: weekly, starts Monday 09:00, since 2026-11-16, [ana, ben, caro]
`

/** A team decides who is on call, and somebody asks. */
export const rota: Story = {
  name: 'rota',
  after: published,
  acts: [commits('.github/sitrep.yml', CONFIG), says('dev', '/oncall')],
}
