import type { PublishedDocument } from '../../domain/fact.ts'
import type { Template } from '../../postmortem/draft/about.ts'
import { repositoryHome } from '../repository-home.ts'
import { issueText } from './issue-text.ts'
import { dueOf } from './item-plan.ts'
import type { ItemMaterial, ItemsView } from './material.ts'

/** How the issue of an item is opened. */
export const opening =
  (
    { incident, policy, issue, shared = false }: ItemsView,
    { path, commit }: PublishedDocument,
    template: Template | null,
  ): ItemMaterial['opening'] =>
  ({ item, owners, key }) => {
    const home = repositoryHome(issue.url)
    const document = { path, commit }
    const about = { item, owners, incident, policy, issue, document, home, shared }
    const { title, body, labels } = issueText(about, template)
    return {
      type: 'item.open',
      ...{ key, title, body, labels },
      assignees: owners.assignees,
      due: dueOf(item),
      dueField: policy.actions.dueField,
    }
  }
