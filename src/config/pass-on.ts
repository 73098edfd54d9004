import type * as z from 'zod'

/** Where a schema is chosen by what stands in the file: what the chosen one says is said as if it had been the only one. */
export function passOn(schema: z.ZodType, given: unknown, context: z.core.$RefinementCtx): void {
  const read = schema.safeParse(given)
  for (const issue of read.error?.issues ?? []) {
    context.addIssue({ ...issue, path: [...issue.path] } as Parameters<typeof context.addIssue>[0])
  }
}
