import { Failure } from '../../github/failure.ts'
import type { Check } from './check.ts'
import { type Finding, unknown } from './finding.ts'
import type { Patient } from './patient.ts'

export type Diagnosis = Finding & {
  /** The check's name. */
  readonly check: string
}

/** One check after the other, as GitHub wants it. Throws Failure only where the credentials are no longer taken. */
export async function examine(
  patient: Patient,
  checks: readonly Check[],
): Promise<readonly Diagnosis[]> {
  const all: Diagnosis[] = []
  for (const check of checks) {
    const findings = await looked(check, patient)
    all.push(...findings.map((one) => ({ check: check.name, ...one })))
  }
  return all
}

/** One that cannot look stops no other. */
async function looked(check: Check, patient: Patient): Promise<readonly Finding[]> {
  try {
    return await check.look(patient)
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'credentials') throw error
    return [unknown(`${check.looksAt} could not be seen: ${error.message}`, nextAfter(error))]
  }
}

function nextAfter({ kind, waitSeconds }: Failure): string {
  if (kind === 'rate-limit') return `Run this again in ${waitSeconds ?? 60} seconds`
  if (kind === 'permission' || kind === 'missing') return 'Use credentials that may see it'
  return 'Run this again in a while'
}
