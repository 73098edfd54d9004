import { FILLED_FORM } from '../../support/filled-form.ts'
import { opens, type Story } from '../story.ts'
import { installed } from './installed.ts'

/** The first incident of a repository, by its form; all labels come with it. */
export const declared: Story = {
  name: 'declared',
  after: installed,
  acts: [opens('ana', 'Checkout fails', FILLED_FORM)],
}
