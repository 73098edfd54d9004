import { parse } from 'yaml'
import type { Repository } from '../model.ts'
import { filesIn } from './files.ts'

interface Choice {
  readonly label: string
  readonly required: boolean
}

/** One element of an issue form, with every default filled in. */
export interface Element {
  readonly type: 'markdown' | 'input' | 'textarea' | 'dropdown' | 'checkboxes'
  /** The name of its field in an address and in what is sent. */
  readonly id: string
  readonly label: string
  readonly description: string
  readonly placeholder: string
  readonly value: string
  /** The language of the fence that a textarea's answer is put into; null for prose. */
  readonly render: string | null
  readonly multiple: boolean
  readonly preselected: number | null
  readonly options: readonly Choice[]
  readonly required: boolean
}

export interface IssueForm {
  readonly file: string
  readonly name: string
  readonly description: string
  readonly title: string
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  readonly elements: readonly Element[]
}

const FOLDER = '.github/ISSUE_TEMPLATE'

type Fields = Readonly<Record<string, unknown>>
const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
/** Labels and assignees may be a list or one line with commas. */
const names = (value: unknown) =>
  (typeof value === 'string' ? value.split(',') : list(value))
    .map((name) => text(name).trim())
    .filter((name) => name !== '')

/** The issue forms of the default branch; a file that is no form is left out, as on GitHub. */
export function issueForms(repository: Repository): IssueForm[] {
  return filesIn(repository, repository.defaultBranch, FOLDER)
    .filter(({ name }) => /\.ya?ml$/.test(name) && !/^config\.ya?ml$/.test(name))
    .flatMap(({ name, content }) => form(name, content) ?? [])
}

export function blankAllowed(repository: Repository): boolean {
  const config = filesIn(repository, repository.defaultBranch, FOLDER).find(({ name }) =>
    /^config\.ya?ml$/.test(name),
  )
  return config === undefined || yaml(config.content)['blank_issues_enabled'] !== false
}

export interface ContactLink {
  readonly name: string
  readonly url: string
  readonly about: string
}

export function contactLinks(repository: Repository): ContactLink[] {
  const files = filesIn(repository, repository.defaultBranch, FOLDER)
  const config = files.find(({ name }) => /^config\.ya?ml$/.test(name))
  const links = list(yaml(config?.content ?? '')['contact_links']).map(fields)
  return links
    .map((link) => ({
      name: text(link['name']),
      url: text(link['url']),
      about: text(link['about']),
    }))
    .filter(({ url }) => /^https?:\/\//.test(url))
}

function yaml(content: string): Fields {
  try {
    return fields(parse(content))
  } catch (error) {
    if (error instanceof Error && error.name === 'YAMLParseError') return {}
    throw error
  }
}

function form(file: string, content: string): IssueForm | null {
  const top = yaml(content)
  const elements = list(top['body']).flatMap((value, index) => element(fields(value), index) ?? [])
  if (text(top['name']) === '' || elements.length === 0) return null
  return {
    file,
    name: text(top['name']),
    description: text(top['description']),
    title: text(top['title']),
    labels: names(top['labels']),
    assignees: names(top['assignees']),
    elements,
  }
}

const TYPES = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'] as const

function element(value: Fields, index: number): Element | null {
  const type = TYPES.find((known) => known === value['type'])
  if (type === undefined) return null
  const attributes = fields(value['attributes'])
  const preselected = attributes['default']
  return {
    type,
    id: text(value['id']) || `field-${index}`,
    label: text(attributes['label']),
    description: text(attributes['description']),
    placeholder: text(attributes['placeholder']),
    value: text(attributes['value']),
    render: text(attributes['render']) || null,
    multiple: attributes['multiple'] === true,
    preselected: typeof preselected === 'number' ? preselected : null,
    options: list(attributes['options']).map(choice),
    required: fields(value['validations'])['required'] === true,
  }
}

function choice(value: unknown): Choice {
  const detail = fields(value)
  if (detail === value)
    return { label: text(detail['label']), required: detail['required'] === true }
  return { label: text(value), required: false }
}
