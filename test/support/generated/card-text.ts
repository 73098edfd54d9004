import { iso } from '../../../src/domain/instant.ts'
import type { Life } from './life.ts'

const CHECKS = Array.from(
  { length: 30 },
  (_, at) => `- [ ] ${at + 1}. Look at what this step of the checklist tells you to look at`,
).join('\n')

/** About as long as a card is, with as much that differs. */
export function cardText(life: Life, page: number): string {
  if (page > 0) return '### Card, continued\n\nWhat did not fit.'
  const { number, severity, services, declaredAt, responder } = life
  return `### ${severity ?? 'No severity'} · incident ${number}

| Incident commander | ${responder} |
| :- | :- |
| **Service** | ${services.join(', ')} |
| **Declared** | ${iso(declaredAt)} |

#### Checklists

${CHECKS}

<sub>Say \`/help\` for the commands. Sitrep edits this comment in place and nothing else here.</sub>`
}
