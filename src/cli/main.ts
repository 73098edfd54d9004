#!/usr/bin/env node
import { run } from './run.ts'
import { terminal } from './terminal.ts'

/** `sitrep <command>`. The exit code is set and not forced, so that all that was printed gets out. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may have seen enough, as `head` has.
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await run(process.argv.slice(2), terminal(process.env, process.cwd()))
