// Written by `npm run gen`. Add a file to this folder instead of a line here.
import { type Rule } from '../rule.ts'

export const rules: readonly Rule[] = [
]
