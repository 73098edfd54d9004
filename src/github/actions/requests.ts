import { writeMarker } from '../marker.ts'
import type { Request, Requests, Target } from '../requests.ts'

const REPO = '/repos/{owner}/{repo}'
const ISSUE = `${REPO}/issues/{issue_number}`

/** What is written about the issues of action items from the incident that they belong to. */
export const actionRequests = {
  'item.open': ({ at, place, keys }, { key, title, body, labels, assignees, due, dueField }) => {
    const named = due === null ? key : `${key}@${due}`
    const sealed = { ...place, issue: 0, kind: 'action', key: named, journal: '' }
    const { owner, repo } = at
    return {
      route: `POST ${REPO}/issues`,
      params: {
        ...{ owner, repo, title, labels },
        body: `${writeMarker(sealed, keys)}\n${body}`,
        ...(assignees.length === 0 ? {} : { assignees }),
        ...(due === null || dueField === null ? {} : values(dueField, due)),
      },
      otherwise: [
        { word: /assignee/i, without: 'assignees' },
        { word: /issue[ _-]?field|field_(?:id|values)/i, without: 'issue_field_values' },
      ],
    }
  },
  'item.nest': ({ at }, { id }) => ({
    route: `POST ${ISSUE}/sub_issues`,
    params: { ...at, sub_issue_id: id },
    settled: [422],
    // That it may have one parent only is said beside, and alone where it has another.
    saying: /duplicate sub-?issue|already (?:a|been added as a) sub-?issue/i,
  }),
  'item.block': ({ at }, { item, by }) => ({
    route: `POST ${ISSUE}/dependencies/blocked_by`,
    params: { ...at, issue_number: item, issue_id: by },
    settled: [422],
    saying: /already|duplicate/i,
  }),
  'item.date': ({ at }, { item, field, due }) =>
    due === null ? emptied(at, item, field) : dated(at, item, { field, due }),
  'item.close': ({ at }, { item }) => ({
    route: `PATCH ${ISSUE}`,
    params: { ...at, issue_number: item, state: 'closed', state_reason: 'duplicate' },
  }),
} satisfies Partial<Requests>

const values = (field: number, due: string) => ({
  issue_field_values: [{ field_id: field, value: due }],
})

/** Adds to the other fields. An empty list would take all of them away. */
const dated = (
  at: Target['at'],
  item: number,
  { field, due }: { readonly field: number; readonly due: string },
): Request => ({
  route: `POST ${ISSUE}/issue-field-values`,
  params: { ...at, issue_number: item, ...values(field, due) },
})

const emptied = (at: Target['at'], item: number, field: number): Request => ({
  route: `DELETE ${ISSUE}/issue-field-values/{issue_field_id}`,
  params: { ...at, issue_number: item, issue_field_id: field },
  settled: [404],
})
