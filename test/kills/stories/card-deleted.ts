import { type Act, AT, type Story } from '../story.ts'
import { acknowledged } from './acknowledged.ts'

/** By an admin, who may. */
const deletesCard: Act = async ({ as }) => {
  const { issues } = as('ana').rest
  const { data } = await issues.listComments({ ...AT, issue_number: 1 })
  const card = data.find(({ user }) => user?.type === 'Bot')
  if (card === undefined) throw new Error('there is no card')
  return issues.deleteComment({ ...AT, comment_id: card.id })
}

/** Somebody deletes the card. */
export const cardDeleted: Story = {
  name: 'card-deleted',
  after: acknowledged,
  acts: [deletesCard],
  lateMinutes: 2,
}
