import { expect, test } from 'vitest'
import { echoOf } from '../../src/app/echo.ts'

const APP = 12
const body = '<!-- sitrep:v1 reply 4711 - - -->\n\nwords'
const comment = { id: 9, body, performed_via_github_app: { id: APP } }
const told = { action: 'created', comment }

test('a comment that this App wrote tells under which key it was intended', () => {
  expect(echoOf('issue_comment', told, APP)).toEqual({
    key: 'reply.4711',
    id: 9,
    of: null,
  })
})

test.each<readonly [string, string, object]>([
  ['of another event', 'issues', told],
  ['that was edited', 'issue_comment', { ...told, action: 'edited' }],
  ['that was deleted', 'issue_comment', { ...told, action: 'deleted' }],
  [
    'of another App, whose marker is like ours',
    'issue_comment',
    { ...told, comment: { ...comment, performed_via_github_app: { id: 13 } } },
  ],
  [
    'of a person who copied ours',
    'issue_comment',
    { ...told, comment: { ...comment, performed_via_github_app: null } },
  ],
  ['without a marker', 'issue_comment', { ...told, comment: { ...comment, body: 'words' } }],
  [
    'whose marker comes later',
    'issue_comment',
    { ...told, comment: { ...comment, body: `> ${body}` } },
  ],
  ['without a body', 'issue_comment', { ...told, comment: { ...comment, body: undefined } }],
  ['without a number', 'issue_comment', { ...told, comment: { ...comment, id: undefined } }],
  ['without a comment', 'issue_comment', { action: 'created' }],
])('something %s is no echo', (_, event, payload) => {
  expect(echoOf(event, payload, APP)).toBeNull()
})

const MARKED = '<!-- sitrep:v1 action 42.add-an-alert@2026-12-01 k1 abc -->\n\nAdd an alert.'
const issue = { number: 57, body: MARKED, performed_via_github_app: { id: APP } }
const opened = { action: 'opened', issue }

test('an action item that this App opened tells of which incident it is, and by its number where it is', () => {
  expect(echoOf('issues', opened, APP)).toEqual({ key: 'item.42.add-an-alert', id: 57, of: 42 })
})

test.each<readonly [string, string, object]>([
  ['that was edited', 'issues', { ...opened, action: 'edited' }],
  ['that somebody has written to', 'issue_comment', opened],
  [
    'of another App, whose marker is like ours',
    'issues',
    { ...opened, issue: { ...issue, performed_via_github_app: { id: 13 } } },
  ],
  [
    'of a person who copied ours',
    'issues',
    { ...opened, issue: { ...issue, performed_via_github_app: null } },
  ],
  ['without a marker', 'issues', { ...opened, issue: { ...issue, body: 'Add an alert.' } }],
  ['with the marker of a reply', 'issues', { ...opened, issue: { ...issue, body } }],
  ['without a body', 'issues', { ...opened, issue: { ...issue, body: null } }],
  ['without a number', 'issues', { ...opened, issue: { ...issue, number: undefined } }],
  ['without an issue', 'issues', { action: 'opened' }],
])('an issue %s is no echo', (_, event, payload) => {
  expect(echoOf(event, payload, APP)).toBeNull()
})
