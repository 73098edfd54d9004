import { invalid } from '../refusal.ts'

const MAX_BODY = 65_536
const MAX_TITLE = 256

const tooLong = (text: string, max: number) => text.length > max && [...text].length > max

/** Throws GitHub's 422 for a body over 65,536 characters. */
export function checkIssueBody(body: string | null | undefined): void {
  if (!tooLong(body ?? '', MAX_BODY)) return
  const message = `body is too long (maximum is ${MAX_BODY} characters)`
  throw invalid({ resource: 'Issue', code: 'custom', field: 'body', message })
}

export function checkTitle(title: string): void {
  if (title.trim() === '') {
    throw invalid({ resource: 'Issue', code: 'missing_field', field: 'title' })
  }
  if (!tooLong(title, MAX_TITLE)) return
  const message = `title is too long (maximum is ${MAX_TITLE} characters)`
  throw invalid({ resource: 'Issue', code: 'custom', field: 'title', message })
}

export function checkCommentBody(body: string): void {
  const refuse = (message: string) =>
    invalid({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message })
  if (body.trim() === '') throw refuse('Body cannot be blank')
  if (tooLong(body, MAX_BODY)) {
    throw refuse(`Body is too long (maximum is ${MAX_BODY} characters)`)
  }
}
