import { repositoryHome } from '../repository-home.ts'
import type { Section } from './view.ts'

/** Where to go from here; and, where everybody can read along, that they can. */
export const footer: Section = ({ repository, issue }) => {
  const base = repositoryHome(issue.url)
  const help =
    'Say `/help` for the commands. Sitrep edits this comment in place and nothing else here.'
  if (!repository.isPublic) return `<sub>${help}</sub>`
  const warning = `🌐 **This repository is public, and so is everything on this issue.** A security incident belongs in a private repository or in a [private advisory](${base}/security/advisories/new).`
  return `${warning}\n\n<sub>${help}</sub>`
}
