import { table } from '../markdown/table.ts'
import { metrics } from '../metrics/catalogue/registry.generated.ts'
import type { Metric } from '../metrics/metric.ts'

const HEAD = ['Name', 'What it is', 'From', 'To', 'Better'] as const

/** Every metric in the words that reports print, with the ends that config may change. */
export const metricsReference = (): string => table(HEAD, metrics.map(row))

function row({ name, title, summary, points, better }: Metric): readonly string[] {
  const from = points?.from.map((time) => `\`${time}\``).join(', else ') ?? ''
  const to = points === null ? '' : `\`${points.to}\``
  return [`\`${name}\``, `**${title}.** ${summary}`, from, to, better ?? '']
}
