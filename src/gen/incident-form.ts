import { stringify } from 'yaml'
import { type Field, fields } from '../config/form-fields.ts'
import { readConfig } from '../config/read.ts'
import type { Generated } from './generated.ts'

const INTRO = [
  '**In a public repository everything that you write here is public**, and so is all that follows on the issue.',
  'Never paste passwords, tokens or personal data.',
  'A security incident belongs in a private repository or in a security advisory (*Security*, *Advisories*), not here.',
  '',
  'Answer what you know and leave the rest open; everything can be added or corrected by a comment later.',
].join('\n')

/** The issue form as a team without a config file gets it. */
export function writeIncidentForm(): Generated {
  const { policy } = readConfig([])
  const form = {
    name: 'Incident',
    description: 'Something is broken or about to break, and somebody should act now.',
    labels: [policy.label],
    body: [{ type: 'markdown', attributes: { value: INTRO } }, ...fields(policy).map(element)],
  }
  return { path: 'templates/ISSUE_TEMPLATE/incident.yml', text: stringify(form, { lineWidth: 0 }) }
}

function element({ id, type, label, description, placeholder, options }: Field): object {
  const boxes = type === 'checkboxes'
  const choices = boxes ? options?.map((text) => ({ label: text })) : options
  const attributes = { label, description, placeholder, options: choices }
  return { type, id, attributes }
}
