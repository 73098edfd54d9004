import { createRequire } from 'node:module'
import { notFound } from '../refusal.ts'
import { SCRIPT } from './browser-script.ts'
import type { Reply } from './reply.ts'
import { STYLE } from './style.ts'
import { LINK_STYLE } from './style-links.ts'
import { MARKDOWN_STYLE } from './style-markdown.ts'
import { PULL_STYLE } from './style-pull.ts'
import { RUN_STYLE } from './style-runs.ts'
import type { Visit } from './visit.ts'

const require = createRequire(import.meta.url)

export function asset(visit: Visit): Reply {
  switch (visit.at['file']) {
    case 'page.css':
      return {
        kind: 'text',
        type: 'text/css; charset=utf-8',
        text: STYLE + MARKDOWN_STYLE + PULL_STYLE + LINK_STYLE + RUN_STYLE,
      }
    case 'page.js':
      return { kind: 'text', type: 'text/javascript; charset=utf-8', text: SCRIPT }
    case 'mermaid.js': {
      // From the package that is installed here: the page asks no other host.
      const path = require.resolve('mermaid/dist/mermaid.min.js')
      return { kind: 'file', type: 'text/javascript; charset=utf-8', path }
    }
    default:
      throw notFound()
  }
}
