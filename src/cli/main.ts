#!/usr/bin/env node
import { keepCompiled } from './keep-compiled.ts'

/** `sitrep <command>`. The exit code is set and not forced, so that all that was printed gets out. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may have seen enough, as `head` has.
  if (error.code !== 'EPIPE') throw error
})
keepCompiled(process.env)
// Only what is loaded from here on can come from what was kept.
const [{ run }, { terminal }] = await Promise.all([import('./run.ts'), import('./terminal.ts')])
process.exitCode = await run(process.argv.slice(2), terminal(process.env, process.cwd()))
