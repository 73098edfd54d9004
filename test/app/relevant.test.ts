import { expect, test } from 'vitest'
import { relevant } from '../../src/app/relevant.ts'

const ME = 'sitrep[bot]'
const issue = { number: 1, body: '', labels: [] }
const by = (login: string) => ({ sender: { login } })
const commented = (body: string, more: object = {}) => ({
  action: 'created',
  issue,
  comment: { body, user: { login: 'ana' } },
  ...by('ana'),
  ...more,
})

test.each([
  ['a comment with a command', 'issue_comment', commented('on it\n/ack')],
  ['one with the line ends of Windows', 'issue_comment', commented('on it\r\n/ack\r\n')],
  [
    'an edit of our own comment',
    'issue_comment',
    { action: 'edited', issue, comment: { body: '', user: { login: ME } }, ...by('ana') },
  ],
  [
    'the loss of our own comment',
    'issue_comment',
    { action: 'deleted', issue, comment: { body: '', user: { login: ME } }, ...by('ana') },
  ],
  [
    'an issue from a form',
    'issues',
    { action: 'opened', issue: { ...issue, body: '### Impact\n\nx' }, ...by('ana') },
  ],
  [
    'an issue with a label',
    'issues',
    { action: 'opened', issue: { ...issue, labels: [{}] }, ...by('ana') },
  ],
  ['a label', 'issues', { action: 'labeled', issue, ...by('ana') }],
  ['a closing', 'issues', { action: 'closed', issue, ...by('ana') }],
  ['a delivery without a sender', 'issues', { action: 'closed', issue, sender: null }],
])('%s is looked at', (_what, event, payload) => {
  expect(relevant(event, payload, ME)).toBe(true)
})

test.each([
  ['talk', 'issue_comment', commented('nothing to see')],
  ['a path', 'issue_comment', commented('see `/etc/hosts`')],
  ['what we wrote ourselves', 'issue_comment', commented('/ack', by(ME))],
  ['our own label', 'issues', { action: 'labeled', issue, ...by(ME) }],
  [
    'an edit of somebody’s comment',
    'issue_comment',
    { action: 'edited', issue, comment: { body: '/ack', user: { login: 'ana' } }, ...by('ana') },
  ],
  [
    'a pull request',
    'issue_comment',
    { ...commented('/ack'), issue: { ...issue, pull_request: {} } },
  ],
  [
    'an ordinary issue',
    'issues',
    { action: 'opened', issue: { ...issue, body: 'please add a button' }, ...by('ana') },
  ],
  ['a pin', 'issues', { action: 'pinned', issue, ...by('ana') }],
  ['another event', 'push', { action: 'created', issue, ...by('ana') }],
  ['a payload without an issue', 'issues', { action: 'opened' }],
])('%s is not', (_what, event, payload) => {
  expect(relevant(event, payload, ME)).toBe(false)
})
