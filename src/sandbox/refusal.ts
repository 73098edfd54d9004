interface FieldError {
  readonly resource: string
  readonly field?: string
  readonly code: string
  readonly message?: string
  readonly value?: unknown
}

/** GitHub says no. Actions throw it; REST, GraphQL and the page each show it in their own way. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: readonly (FieldError | string)[] | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    errors?: readonly (FieldError | string)[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found')
}

export function forbidden(message = 'Must have admin rights to Repository.'): Refusal {
  return new Refusal(403, message)
}

export function invalid(...errors: readonly (FieldError | string)[]): Refusal {
  return new Refusal(422, 'Validation Failed', errors)
}
