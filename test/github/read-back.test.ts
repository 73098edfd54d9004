import { expect, test } from 'vitest'
import { calledIn, linkedIn } from '../../src/github/read-back.ts'

test.each([
  ['@ana @ben: please', ['ana', 'ben']],
  ['@acme/db: it fails', ['acme/db']],
  ['@ana and again @ana', ['ana']],
  ['mail ana@acme.test, or see `@code`', []],
  ['type `/escalate @person` or `/escalate @org/team`', []],
  ['nobody', []],
])('%j calls %j', (body, names) => {
  expect(calledIn(body)).toEqual(names)
})

test('a name that is no link of a mention was not told', () => {
  const html = [
    '<p><a class="user-mention notranslate" data-hovercard-type="user" href="/ana">@ana</a>',
    '<a class="team-mention js-team-mention" href="/orgs/acme/teams/db">@acme/db</a>',
    '<a href="/caro">@caro</a> @eve <code>@dev</code></p>',
  ].join(' ')
  expect(linkedIn(html)).toEqual(new Set(['ana', 'acme/db']))
})
