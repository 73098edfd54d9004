import type { Annotation } from '../model-checks.ts'
import { type Html, html } from './html.ts'

const WORDS = { notice: 'Notice', warning: 'Warning', failure: 'Failure' } as const

export function annotationBox(annotation: Annotation, from: string | null): Html {
  const { level, title, message, rawDetails } = annotation
  const who = from !== null && html`<span class="meta-inline">Check: ${from}</span>`
  const raw =
    rawDetails !== null &&
    html`<details><summary>Raw details</summary><pre tabindex="0">${rawDetails}</pre></details>`
  return html`<div class="annotation level-${level}"><p><strong>${WORDS[level]}${title !== null && html`: ${title}`}</strong> ${who}</p><p class="message">${message}</p>${raw}</div>`
}

/** Where an annotation points, as words. */
export function placeOf({ path, startLine, endLine }: Annotation): string {
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`
  return `${path}, ${lines}`
}
