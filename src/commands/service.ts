import { nearest } from '../markdown/nearest.ts'
import { redact } from '../markdown/secrets.ts'
import { command, decided, type Part, type Scene } from './command.ts'
import { inline } from './inline.ts'
import { either, taken, unread } from './parts/taken.ts'

interface Named {
  readonly name: string
  readonly drop: boolean
}

/** Fits into a label together with its prefix. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,39}$/u

/** A name that is taken stands in a label and on the card, so this one must not even be repeated. */
const SECRET =
  'That has the shape of a secret, so it was not taken as the name of a service. If it is one, revoke it.'

const sameWord = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase()
const known = ({ policy }: Scene): readonly string[] => policy.services.map(({ name }) => name)

const serviceName: Part<Named> = {
  label: 'name|drop name',
  optional: false,
  accepts: (scene) => (known(scene).length === 0 ? 'a short name' : either(known(scene))),
  sample: (scene) => known(scene)[0] ?? 'checkout',
  take(text, scene) {
    const [, mark = '', typed = ''] = /^(drop\s+|-\s*)?(.*)$/i.exec(text.trim()) ?? []
    const drop = mark !== ''
    const names = drop ? scene.incident.services : known(scene)
    const name = names.find(sameWord(typed))
    if (name !== undefined) return taken({ name, drop }, '')
    if (redact(typed).found.length > 0)
      return unread('unknown-choice', SECRET, serviceName.sample(scene))
    const free = drop || known(scene).length === 0
    if (free && NAME.test(typed)) return taken({ name: typed, drop }, '')
    const detail = `${inline(typed)} is no service here. Accepted: ${serviceName.accepts(scene)}.`
    const fix = nearest(typed, known(scene)) ?? serviceName.sample(scene)
    return unread('unknown-choice', detail, `${drop ? 'drop ' : ''}${fix}`)
  },
}

export const service = command({
  name: 'service',
  aliases: [],
  summary: 'Say which service is hurt, or that one is not',
  parts: { service: serviceName },
  who: 'triage',
  during: 'incident',
  examples: ['/service checkout', '/service drop checkout'],
  decide({ service: { name, drop } }, { incident: { services } }) {
    const held = services.find(sameWord(name))
    if (drop) return decided(held ? [{ type: 'service-removed', service: held }] : [])
    return decided(held ? [] : [{ type: 'service-added', service: name }])
  },
})
