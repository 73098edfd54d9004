import { writeFileSync } from 'node:fs'

/** Loaded before a program that is measured: leaves the largest size that it had, in bytes, where it is told to. */
process.on('exit', () => {
  const file = process.env['PEAK_FILE']
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS * 1024))
})
