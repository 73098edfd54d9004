import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCalls } from '../../../src/markdown/calls.ts'
import { relevant } from '../../../src/plan/relevant/issues.ts'

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
  ['one behind a byte order mark', 'issue_comment', commented('\ufeff/ack')],
  ['one behind a form feed', 'issue_comment', commented('on it\n\f/ack')],
  ['one behind spaces', 'issue_comment', commented('on it\n   /ack')],
  ['one behind the separator of lines', 'issue_comment', commented('on it\n\u2028/ack')],
  ['one with something invisible inside', 'issue_comment', commented('/\u200back')],
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
  [
    'an issue that we have opened',
    'issues',
    { action: 'opened', issue: { ...issue, labels: [{ name: 'action-item' }] }, ...by(ME) },
  ],
  [
    'the close of an action item',
    'issues',
    { action: 'closed', issue: { ...issue, labels: [{ name: 'action-item' }] }, ...by('ana') },
  ],
  ['another title', 'issues', { action: 'edited', issue, ...by('ana') }],
  ['a delivery without a sender', 'issues', { action: 'closed', issue, sender: null }],
])('%s is looked at', (_what, event, payload) => {
  expect(relevant(event, payload, ME)).toBe(true)
})

test.each([
  ['talk', 'issue_comment', commented('nothing to see')],
  ['a path', 'issue_comment', commented('see `/etc/hosts`')],
  ['a slash alone', 'issue_comment', commented(' / \n//\n/1')],
  ['a fraction', 'issue_comment', commented('a/b')],
  ['what we wrote ourselves', 'issue_comment', commented('/ack', by(ME))],
  [
    'other words of an action item',
    'issues',
    { action: 'edited', issue: { ...issue, labels: [{ name: 'action-item' }] }, ...by('ana') },
  ],
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
  [
    'a report that we have opened',
    'issues',
    {
      action: 'opened',
      issue: { ...issue, labels: [{ name: 'report' }, { name: 'report: metrics' }] },
      ...by(ME),
    },
  ],
  ['a pin', 'issues', { action: 'pinned', issue, ...by('ana') }],
  ['another event', 'push', { action: 'created', issue, ...by('ana') }],
  ['a payload without an issue', 'issues', { action: 'opened' }],
])('%s is not', (_what, event, payload) => {
  expect(relevant(event, payload, ME)).toBe(false)
})

/** Talk in these is never answered, so nothing is lost when it is not looked at. */
const NEVER_ANSWERED: ReadonlySet<string> = new Set([
  'code',
  'indented',
  'quote',
  'list',
  'footnote',
])

test('whatever the reader of comments finds is looked at', () => {
  const part = fc.constantFrom(
    '/',
    '\uff0f',
    'ack',
    'É',
    '\u200b',
    '\ufeff',
    '\f',
    ' ',
    '\t',
    '\n',
    '\r',
    '\u2028',
    '|',
    '-',
  )
  fc.assert(
    fc.property(fc.string({ unit: part, maxLength: 20 }), (body) => {
      const { calls, talk } = readCalls(body)
      const found = calls.length > 0 || talk.some(({ reason }) => !NEVER_ANSWERED.has(reason))
      expect(relevant('issue_comment', commented(body), ME) || !found).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
