import { createHmac } from 'node:crypto'
import type { Invariant, Witness } from '../invariant.ts'
import { botOf, type OurText, ourTexts, placeOf, repeated } from './ours.ts'

export const markersGood: Invariant = {
  name: 'I13',
  promise:
    'everything of ours begins with a marker that is good there and that nothing else there has',
  broken: (witness) => {
    const standing = ourTexts(witness).filter((text) => isOursAlone(witness, text))
    const keys = standing.flatMap(({ mark, ...text }) =>
      mark === null ? [] : [`${where(text)}: ${mark.kind} ${mark.key}`],
    )
    return [...repeated(keys), ...standing.flatMap((text) => forged(witness, text))]
  },
}

/** What people have edited is theirs to spoil; and where we are not installed we cannot sign anew. */
function isOursAlone(witness: Witness, { repository, issue, comment }: OurText): boolean {
  const { editorId } = comment ?? issue
  const { repositoryIds, selection } = witness.it.seeded.installation
  const here = selection === 'all' || repositoryIds.includes(repository.id)
  return here && (editorId === null || editorId === botOf(witness))
}

const where = ({ repository, issue, comment }: Omit<OurText, 'mark'>): string =>
  comment === null ? repository.name : placeOf({ repository, issue })

function forged(witness: Witness, { mark, body, ...text }: OurText): readonly string[] {
  const name = `${placeOf(text)}${text.comment === null ? '' : `, comment ${text.comment.id}`}`
  if (mark === null) return [`${name}: no marker`]
  const { kind, key, keyId, mac } = mark
  const issue = text.comment === null ? 0 : text.issue.number
  const hidden = /\n<!-- sitrep:(?:journal|alert) ([A-Za-z0-9+/=]+) -->\s*$/.exec(body)?.[1] ?? ''
  const journal = kind === 'card' || kind === 'incident' ? hidden : ''
  const { id, mac: right } = proofFor(witness, [text.repository.id, issue, kind, key, journal])
  if (keyId !== id) return [`${name}: signed with ${keyId}`]
  if (mac === right || (kind === 'reply' && cameAlong(witness, text, key, mac))) return []
  return [`${name}: the proof of ${kind} ${key} is wrong`]
}

/** What was answered before an issue was moved here is good there. A card goes on, and so has to be signed anew. */
function cameAlong(
  witness: Witness,
  { repository, issue }: Pick<OurText, 'repository' | 'issue'>,
  key: string,
  mac: string | null,
): boolean {
  const all = Object.values(witness.it.sandbox.state.repositories)
  return all.some(({ id, issues }) =>
    Object.values(issues).some(
      ({ number, movedTo }) =>
        movedTo?.repositoryId === repository.id &&
        movedTo.number === issue.number &&
        proofFor(witness, [id, number, 'reply', key, '']).mac === mac,
    ),
  )
}

type Sealed = readonly [repository: number, issue: number, kind: string, key: string, line: string]

/** What a marker of that has to carry. */
export function proofFor(
  witness: Pick<Witness, 'it'>,
  sealed: Sealed,
): { id: string; mac: string } {
  const { secret, id } = keyOf(witness)
  const mac = createHmac('sha256', secret).update(JSON.stringify(sealed)).digest('hex')
  return { id, mac: mac.slice(0, 32) }
}

/** As DESIGN.md has it for an App without a key of its own. */
function keyOf({ it }: Pick<Witness, 'it'>): { readonly id: string; readonly secret: string } {
  const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex')
  const secret = hmac(it.seeded.app.privateKey, 'sitrep journal v1')
  return { secret, id: `app-${hmac(secret, 'key id').slice(0, 8)}` }
}
