import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { PRIVATE_WORDS, SECRET } from '../acts/words.ts'
import type { Happened } from '../happened.ts'
import type { Sent } from '../history.ts'
import type { Copy } from './copy.ts'
import { proofFor } from './markers-good.ts'
import { issuesOf, markIn } from './ours.ts'
import { commentIn } from './spoken.ts'

/** Something that must never be in a world, put into a sound one. */
interface Damage {
  /** What has to find it, and nothing else does. */
  readonly name: string
  readonly does: string
  readonly spoil: (copy: Copy) => void
}

const damage = (name: string, does: string, spoil: Damage['spoil']): Damage => ({
  name,
  does,
  spoil,
})

export const DAMAGES: readonly Damage[] = [
  damage('I1', 'a second open incident of the same alert', twin),
  damage('I2', 'a timer that never rang', ({ sql }) => sql('UPDATE timers SET at = 1')),
  damage('I2', 'a command that was acknowledged and is nowhere', ({ sql }) =>
    sql("DELETE FROM inbox WHERE event = 'issue_comment'"),
  ),
  damage('I3', 'a receipt that is missing', ({ issue }) => {
    for (const { reactions } of issue.comments) reactions.splice(0)
  }),
  damage('I3', 'a receipt that says the contrary', ({ issue }) => {
    for (const one of issue.comments)
      one.reactions = one.reactions.map((given) => ({ ...given, content: 'confused' }))
  }),
  damage('I4', 'a command of somebody who never held a role', unranked),
  damage('I4', 'a click that nobody has made', clickedByNobody),
  damage('I4', 'a command that was refused to somebody of the team', promoted),
  damage('I5', 'a second issue of an action item', ({ log }) => {
    log.push(...log.filter((one) => opens(one, 'action')).slice(0, 1))
  }),
  damage('I5', 'an action item without an issue', ({ witness }) => {
    const { blobs } = witness.it.seeded.repository.git
    for (const [sha, packed] of Object.entries(blobs)) {
      const text = Buffer.from(packed, 'base64').toString('utf8')
      const more = text.replace(
        /^(\| A2 .*)$/m,
        '$1\n| A3 | Load it | @ben | p2 | prevent | | open | |',
      )
      blobs[sha] = Buffer.from(more).toString('base64')
    }
  }),
  damage('I6', 'a push by force', ({ history }) => {
    history.push(sent('PATCH', '/repos/acme/shop/git/refs/heads/main', { force: true }))
  }),
  damage('I6', 'a branch that is gone with what people wrote on it', ({ witness }) => {
    delete witness.it.seeded.repository.refs['refs/heads/sitrep/postmortem-1']
  }),
  damage('I7', 'a second report of a week', ({ log }) => {
    const [item] = log.filter((one) => opens(one, 'action'))
    const body = '<!-- sitrep:v1 report metrics.2026-W46 - - -->\n'
    const payload = { issue: { number: 90, body } }
    for (const _ of [1, 2]) if (item !== undefined) log.push({ ...item, payload })
  }),
  damage('I8', 'a refusal without a word', ({ issue }) => {
    issue.comments = issue.comments.filter(({ body }) => markIn(body)?.kind !== 'reply')
  }),
  damage('I8', 'an incident that nobody takes up, and nobody is called to', (copy) => {
    alone(copy.witness)
    const { issues, labels } = copy.witness.it.seeded.repository
    const sev2 = labels.find(({ name }) => name === 'sev2')?.id ?? 0
    const open = Object.values(issues).filter(
      ({ state, labelIds }) => state === 'open' && labelIds.includes(sev2),
    )
    for (const issue of open) Object.assign(issue, { createdAt: issue.createdAt - 16 * 60_000 })
  }),
  damage('I9', 'a label of somebody that is gone', ({ issue, witness }) => {
    const { labels } = witness.it.seeded.repository
    const own = labels.find(({ name }) => name === 'wontfix')?.id
    issue.labelIds = issue.labelIds.filter((id) => id !== own)
  }),
  damage('I9', 'a comment of somebody that we have deleted', ({ log, witness }) => {
    const said = log.find(({ event, bot }) => event === 'issue_comment' && !bot)
    const by = `${witness.it.seeded.app.slug}[bot]`
    if (said !== undefined) log.push({ ...said, action: 'deleted', by, bot: true })
  }),
  damage('I10', 'a word that stands in one world alone', ({ witness }) => {
    // People who wait for what we write make every world an own one.
    witness.schedule = { ...witness.schedule, acts: [] }
    witness.end += '\nsev2'
  }),
  damage('I11', 'a write while GitHub asks to wait', ({ history, witness }) => {
    const refused = { status: 403, waitMs: 60_000 }
    const label = { labels: ['x'] }
    history.push({ ...sent('POST', '/repos/acme/shop/issues/1/labels', label), ...refused })
    const at = witness.startAt + 1_000
    history.push({ ...sent('POST', '/repos/acme/shop/issues/1/labels', label), at })
  }),
  damage('I11', 'too many comments in a minute', ({ witness }) => {
    Object.assign(witness.it.sandbox.requests().pace.breaches, { 'content-minute': 1 })
  }),
  ...['Ask @octocat.', 'As in #99.', 'This fixes #1.', '<b>@acme/all</b>'].map((body) =>
    damage('I12', `a comment that says ${body}`, ({ history }) => {
      history.push(sent('POST', '/repos/acme/shop/issues/1/comments', { body }))
    }),
  ),
  damage('I13', 'a marker whose proof is wrong', ({ card }) => {
    card.body = card.body.replace(/(card 1 \S+) ./, '$1 x')
  }),
  damage('I13', 'a comment of ours without a marker', ({ issue }) => {
    const reply = issue.comments.find(({ body }) => markIn(body)?.key.startsWith('body'))
    const last = issue.comments.findLast(({ body }) => markIn(body)?.kind === 'reply')
    const { id = 0, ...rest } = reply ?? last ?? {}
    if (last !== undefined)
      issue.comments.push({ ...last, ...rest, id: id + 100_000, body: 'Hello.' })
  }),
  damage('I14', 'a label that we made where nobody has done anything', ({ log }) => {
    const ours = log.find(({ bot, event }) => bot && event === 'label')
    if (ours !== undefined) log.push({ ...ours, repository: 'acme/attic' })
  }),
  damage('I15', 'private words in the log', ({ lines }) => void lines.push(PRIVATE_WORDS)),
  damage('I15', 'a secret in the store', ({ sql }) =>
    sql(`INSERT INTO memory (name, value) VALUES ('x', '${SECRET}')`),
  ),
  damage('I15', 'private words in an address', ({ history }) => {
    history.push(sent('GET', `/repos/acme/shop/labels/${encodeURIComponent(PRIVATE_WORDS)}`, {}))
  }),
  damage('I16', 'an alarm that rang too early', ({ sql }) => sql(rings('2026-11-19T14:03:00Z'))),
  damage('I16', 'a reminder of what has been due for long, though a later one is', (copy) => {
    alone(copy.witness)
    const reply = copy.log.find((one) => says(one, 'reply'))
    const { issue, comment } = commentIn(reply as Happened)
    const { createdAt } = copy.issue
    const due = new Date(createdAt + 15 * 60_000).toISOString().replace('T', ' ').slice(0, 16)
    const words = `Nobody has acknowledged this incident. That was due by ${due} UTC.`
    const body = `<!-- sitrep:v1 reply due:acknowledge.1.0 - - -->\n${words}`
    const payload = { issue, comment: { ...comment, id: 999_998, body } }
    copy.log.push({ ...(reply as Happened), at: createdAt + 40 * 60_000, payload })
  }),
  damage('I17', 'an answer to somebody who has said nothing', ({ log }) => {
    const reply = log.find((one) => says(one, 'reply'))
    if (reply === undefined) return
    const { issue, comment } = commentIn(reply)
    const body = '<!-- sitrep:v1 reply 999999:0 - - -->\nNo.'
    log.push({ ...reply, payload: { issue, comment: { ...comment, id: 999_998, body } } })
  }),
  damage('I18', 'a severity that only the card knows', ({ issue, witness }) => {
    const { labels } = witness.it.seeded.repository
    const sev1 = labels.find(({ name }) => name === 'sev1')?.id
    issue.labelIds = issue.labelIds.filter((id) => id !== sev1)
  }),
  damage('I18', 'a link to a comment that never was', ({ card }) => {
    card.body = card.body.replace(/#issuecomment-\d+/, '#issuecomment-5')
  }),
  damage('I19', 'a comment in the ledger that was never made', ({ sql }) =>
    sql("INSERT INTO intents VALUES ('1018#1', 'reply.7:0', 1, 1, 424242)"),
  ),
  damage('I19', 'a sending of which nobody knows the end', ({ sql }) =>
    sql("INSERT INTO intents VALUES ('1018#1', 'reply.7:0', 1, NULL, NULL)"),
  ),
  damage('I19', 'a comment that the ledger does not know', ({ sql }) =>
    sql("DELETE FROM intents WHERE key = 'card.1'"),
  ),
  damage('I19', 'a write by what somebody read before another one wrote', ({ history }) => {
    const at = history.findIndex(({ path }) => /issues\/1\/labels$/.test(path))
    const write = history[at]
    if (write !== undefined)
      history.push({ ...write, life: 'process 9', at: write.at - 1, doneAt: write.at - 1 })
  }),
  damage('I20', 'a record that is missing', ({ sql }) => sql('DELETE FROM audit WHERE number = 2')),
  damage('I20', 'a record that was changed', ({ sql }) =>
    sql("UPDATE audit SET act = replace(act, 'accepted', 'refused')"),
  ),
  damage('I21', 'something set aside without a reason', ({ sql }) =>
    sql("UPDATE inbox SET state = 'parked' WHERE seq = 1"),
  ),
  damage('I22', 'the same written again and again', ({ history, witness }) => {
    const write = sent('PATCH', '/repos/acme/shop/issues/comments/1', { text: 'again' })
    const at = witness.calmAt + 6 * 60_000
    for (const late of [0, 1]) history.push({ ...write, at: at + late })
  }),
  damage('I22', 'a world that finds no rest', ({ witness }) => {
    witness.quietAt = null
  }),
]

/** A request as it would stand in the history, early in the world. */
function sent(method: string, path: string, body: object): Sent {
  const at = Date.parse('2026-11-19T14:02:00Z')
  const done = { at, doneAt: at, endedAt: at, life: 'process 1', status: 200, waitMs: null }
  return { ...done, method, path, body: JSON.stringify(body) }
}

const opens = ({ event, action, bot, payload }: Happened, kind: string): boolean =>
  bot &&
  event === 'issues' &&
  action === 'opened' &&
  markIn((payload['issue'] as { readonly body: string }).body)?.kind === kind

const says = (one: Happened, kind: string): boolean =>
  one.bot &&
  one.event === 'issue_comment' &&
  one.action === 'created' &&
  markIn(commentIn(one).comment.body)?.kind === kind

const rings = (at: string): string =>
  `INSERT INTO inbox (id, event, lane, installation, received_at, state, due)
    VALUES ('timer 1018#1 ${at} 1', 'sitrep.poke', '1018#1', 1, ${Date.parse(at) - 1}, 'done', 0)`

function twin({ witness }: Copy): void {
  const { repository } = witness.it.seeded
  const found = issuesOf({ ...witness, history: [] }).find(
    ([, { body }]) => markIn(body ?? '')?.kind === 'incident',
  )
  const [, issue] = found ?? []
  const body = issue?.body ?? ''
  const key = (markIn(body)?.key ?? '').replace(/\.\d+$/, '.7')
  const line = /\n<!-- sitrep:alert (\S+) -->\s*$/.exec(body)?.[1] ?? ''
  const { id, mac } = proofFor(witness, [repository.id, 0, 'incident', key, line])
  const marked = body.replace(/^<!-- .*? -->/, `<!-- sitrep:v1 incident ${key} ${id} ${mac} -->`)
  if (issue === undefined) return
  const copied = { number: 90, body: marked, comments: [], events: [], labelIds: [] }
  repository.issues[90] = { ...structuredClone(issue), ...copied }
}

/** As if people had done nothing, and nobody had decided anything. */
function alone(witness: Copy['witness']): void {
  witness.schedule = { ...witness.schedule, acts: [], config: null }
}

/** A line of the journal, signed as the others are, of what nobody has done. */
function clickedByNobody({ witness, card, issue }: Copy): void {
  const line = { key: 'eLE_1', at: issue.createdAt - 60_000, by: 'ben', outcome: 'accepted' }
  const told = JSON.stringify({ ...line, facts: [{ type: 'service-added', service: 'x' }] })
  card.body = card.body.replace(/(?<=\n<!-- sitrep:journal )\S+/, (packed) => {
    const before = inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')
    return deflateRawSync(`${before}\n${told}`).toString('base64')
  })
  const journal = /\n<!-- sitrep:journal (\S+)/.exec(card.body)?.[1] ?? ''
  const { id } = witness.it.seeded.repository
  const { mac } = proofFor(witness, [id, issue.number, 'card', '1', journal])
  card.body = card.body.replace(/^(<!-- sitrep:v1 card 1 \S+) \S+/, `$1 ${mac}`)
}

/** Who was refused held a role all along. */
function promoted({ log, witness }: Copy): void {
  const { repository, users } = witness.it.seeded
  const eve = users['eve']?.id
  if (eve !== undefined) repository.roles[eve] = 'triage'
  for (const one of log) Object.assign(one.roles, { eve: 'triage' })
}

/** Whoever acknowledged the second incident had nothing to say here, then and ever after. */
function unranked({ log, witness }: Copy): void {
  const { repository, users } = witness.it.seeded
  const caro = users['caro']?.id
  if (caro !== undefined) repository.roles[caro] = 'none'
  for (const one of log) Object.assign(one.roles, { caro: 'none' })
}
