import { readConfig } from '../../src/config/read.ts'
import { instant } from '../../src/domain/instant.ts'
import { periodNamed } from '../../src/domain/periods.ts'
import type { Material } from '../../src/metrics/material.ts'
import { apartOf } from '../../src/reports/apart.ts'
import { figuresOf, metricsOf } from '../../src/reports/figures.ts'
import type { Report, ReportKind } from '../../src/reports/report.ts'
import { scopeOf } from '../../src/reports/scope.ts'

interface Asked {
  readonly kind: ReportKind
  readonly period: string
  /** When it is read. */
  readonly now: string
  /** Of `.github/sitrep.yml`. */
  readonly config?: string
  readonly material: Material
  readonly previous?: number
  readonly gaps?: readonly string[]
}

/** The report as the engine would put it together, of material that a test made. */
export function reportOf({
  kind,
  period: name,
  now,
  config = '',
  material,
  ...more
}: Asked): Report {
  const { policy } = readConfig([{ source: '.github/sitrep.yml', text: config }])
  const period = periodNamed(name, policy.zone)
  if (period === null) throw new Error(`${name} is no period`)
  const scope = scopeOf(policy, period, instant(now))
  return {
    kind,
    repository: { name: 'acme/shop', home: 'https://github.com/acme/shop', label: policy.label },
    scope,
    calendar: policy.calendar,
    readAt: scope.now,
    material,
    ...figuresOf(material, scope, policy.reports.targets, metricsOf(kind)),
    ...apartOf(material, period),
    previous: more.previous ?? null,
    tell: policy.reports.tell,
    mention: policy.reports.mention,
    hashes: { config: '3f9c2a71', input: 'b04d11e6' },
    gaps: more.gaps ?? [],
  }
}
