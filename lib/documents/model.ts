/** One row of a list of facts: what it is, and what is known of it. */
export interface FactRow {
  readonly label: string
  readonly value: string
}

/** A part of a document, in the order in which it is read. A newline within a text breaks the line. */
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly type: 'facts'; readonly rows: readonly FactRow[] }
  | { readonly type: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'quote'; readonly text: string; readonly source?: string }

/** What is made into a file: its words and what every page must carry. */
export interface Document {
  readonly title: string
  readonly subtitle?: string
  /** Who may read it, in words: `Internal`, `Public`. Stands at the foot of every page. */
  readonly classification: string
  /** A drill's document says so on every page. */
  readonly drill: boolean
  /** When its facts were true, ISO 8601 in UTC. Also the file's own date, so that equal words make equal files. */
  readonly asOf: string
  /** What it is filed under; null where readers outside must not learn it. */
  readonly reference: string | null
  readonly blocks: readonly Block[]
}

/** Stands on every page of a drill's document. */
export const drillWords = 'DRILL – this is an exercise, nothing happened'
