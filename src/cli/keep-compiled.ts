import { enableCompileCache, flushCompileCache } from 'node:module'
import { isAbsolute, join } from 'node:path'
import type { Terminal } from './command.ts'

/**
 * Keeps what is compiled of our sources for the next start, which then takes about half the time. In the person's own
 * cache folder: what lies in a folder that all share could have been put there by anybody. Where there is none, or it
 * cannot be written, nothing is kept. NODE_COMPILE_CACHE and NODE_DISABLE_COMPILE_CACHE go before.
 *
 * It is written when the process ends, or when what is returned is called: whoever is killed writes nothing.
 */
export function keepCompiled({ XDG_CACHE_HOME, HOME }: Terminal['env']): () => void {
  const folder = XDG_CACHE_HOME || (HOME && join(HOME, '.cache'))
  if (folder && isAbsolute(folder)) enableCompileCache(join(folder, 'sitrep', 'compiled'))
  return flushCompileCache
}
