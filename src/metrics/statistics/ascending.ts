/** A sorted copy. What is computed from it depends on no order of reading, to the last bit. */
export const ascending = (values: readonly number[]): Float64Array =>
  Float64Array.from(values).sort()
