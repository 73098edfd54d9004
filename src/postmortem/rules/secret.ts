import { point } from '../point.ts'
import { rule } from '../rule.ts'
import { leaks } from '../shapes/leaks.ts'

/** Points at secrets, in text and in pasted logs alike. The message never repeats them. */
export const secret = rule({
  code: 'secret',
  severity: 'blocker',
  summary:
    'Points at what has the shape of a secret: tokens, keys, passwords, addresses with one inside.',
  advice:
    'What was pushed is known: revoke the secret first, then take it out of the document and out of the history of its branch. Masking alone does not undo it.',
  good: [
    { text: 'The token had expired, and the password: rotated by hand.' },
    { text: '```yaml\npassword: {{ db_password }}\nsecret: billing/database\n```' },
    { text: 'token: <your token>, as the manual says.' },
    { text: 'See https://user@git.shop.com/app and `Authorization: Bearer $TOKEN`.' },
    { text: 'The key was shown as [redacted: github-token].' },
  ],
  bad: [
    { text: 'We tried this:\n\n```\nDB_PASSWORD=hunter22-9\n```', lines: [4] },
    { text: 'The job ran with postgres://app:n0tsaf3@db1.shop.com/orders and failed.', lines: [1] },
    { text: '---\ntitle: x\ntoken: 8f3c11d0a7\n---\n', lines: [3] },
    { text: '> Authorization: Bearer 7d1c2e9f40aa', lines: [1] },
  ],
  check: ({ document }) =>
    leaks(document.text.split('\n').map((line) => line.replace(/\r$/, ''))).map(
      ({ line, endLine, kinds, clean }) =>
        point(
          { line, endLine },
          `This holds what has the shape of a secret (${kinds.join(', ')}). Revoke it first, since what was pushed is known; then take it out of the branch's history too.`,
          clean === null ? null : { line, endLine, text: clean },
        ),
    ),
})
