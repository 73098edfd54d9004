import { writeMarker } from '../marker.ts'
import type { Requests } from '../requests.ts'

const REPO = '/repos/{owner}/{repo}'
const ISSUE = `${REPO}/issues/{issue_number}`

/** What is written about the issues of action items from the incident that they belong to. */
export const actionRequests = {
  'item.open': ({ at, place, keys }, { key, title, body, labels, assignees, due, dueField }) => {
    const named = due === null ? key : `${key}@${due}`
    const marker = writeMarker(
      { ...place, issue: 0, kind: 'action', key: named, journal: '' },
      keys,
    )
    const field =
      due === null || dueField === null
        ? {}
        : { issue_field_values: [{ field_id: dueField, value: due }] }
    const { owner, repo } = at
    const params = { owner, repo, title, body: `${marker}\n${body}`, labels, ...field }
    return {
      route: `POST ${REPO}/issues`,
      params: { ...params, assignees },
      otherwise: { word: /assignee/i, params },
    }
  },
  'item.nest': ({ at }, { id }) => ({
    route: `POST ${ISSUE}/sub_issues`,
    params: { ...at, sub_issue_id: id },
  }),
  'item.block': ({ at }, { item, by }) => ({
    route: `POST ${ISSUE}/dependencies/blocked_by`,
    params: { ...at, issue_number: item, issue_id: by },
  }),
  'item.date': ({ at }, { item, field, due }) => ({
    route: `POST ${ISSUE}/issue-field-values`,
    params: { ...at, issue_number: item, issue_field_values: [{ field_id: field, value: due }] },
  }),
} satisfies Partial<Requests>
