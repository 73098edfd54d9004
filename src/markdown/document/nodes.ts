import type { fromMarkdown } from 'mdast-util-from-markdown'

/** The parser's nodes, by the names that they have there. */
export type Root = ReturnType<typeof fromMarkdown>
export type RootContent = Root['children'][number]
type Of<Type extends RootContent['type']> = Extract<RootContent, { readonly type: Type }>

export type Paragraph = Of<'paragraph'>
export type List = Of<'list'>
export type ListItem = Of<'listItem'>
export type Table = Of<'table'>
export type TableRow = Of<'tableRow'>
export type Definition = Of<'definition'>

export type PhrasingContent = Paragraph['children'][number]
export type Text = Extract<PhrasingContent, { readonly type: 'text' }>
export type Link = Extract<PhrasingContent, { readonly type: 'link' }>
export type LinkReference = Extract<PhrasingContent, { readonly type: 'linkReference' }>
