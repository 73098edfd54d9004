import { writeFileSync } from 'node:fs'

/** What a program took by itself, however busy the machine was. */
export interface Usage {
  /** Largest size that it had, in bytes. */
  readonly peak: number
  /** Seconds of processor time. */
  readonly cpu: number
}

/** Loaded before a program that is measured: leaves what it took where it is told to. */
process.on('exit', () => {
  const file = process.env['USAGE_FILE']
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const usage: Usage = { peak: maxRSS * 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 }
  if (file !== undefined) writeFileSync(file, JSON.stringify(usage))
})
