const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

/** A bar for a narrow column: `most` is eight blocks long, and whatever is there at all can be seen. */
export function bar(value: number, most: number, blocks = 8): string {
  if (value <= 0 || most <= 0) return ''
  const eighths = Math.max(1, Math.round(Math.min(1, value / most) * blocks * 8))
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '')
}
