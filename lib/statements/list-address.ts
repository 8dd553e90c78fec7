import {
  type Standing,
  type StatementKind,
  type StatementState,
  standings,
  statementKinds,
  statementStates,
} from '@/lib/statements/model'

/** What the list shows, as the address names it. */
export interface StatementFilter {
  readonly state?: StatementState
  readonly standing?: Standing
  readonly kind?: StatementKind
}

/** One of the list's views. */
export interface StatementView extends Omit<StatementFilter, 'kind'> {
  readonly label: string
}

/** The views of the list, in the order of their tabs; the first is the one without a query. */
export const statementViews: readonly StatementView[] = [
  { label: 'All' },
  { label: 'Drafts', state: 'draft' },
  { label: 'In review', state: 'in_review' },
  { label: 'Published', state: 'published' },
  { label: 'Current', standing: 'current' },
  { label: 'Stale', standing: 'stale' },
  { label: 'Contradicted', standing: 'contradicted' },
]

/** The address of the list with a filter; what is not filtered by is not in it. */
export function listAddress({ state, standing, kind }: StatementFilter): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(standing && { standing }), ...(kind && { kind }) })
  return query.size > 0 ? `/statements?${query}` : '/statements'
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

/** The filter that the address asks for; what it does not know is ignored. */
export function readStatementFilter(params: Readonly<Record<string, string | string[] | undefined>>): StatementFilter {
  const state = statementStates.find((state) => state === one(params.state))
  const standing = standings.find((standing) => standing === one(params.standing))
  const kind = statementKinds.find((kind) => kind === one(params.kind))
  return { ...(state && { state }), ...(standing && { standing }), ...(kind && { kind }) }
}

/** The name of the view that a filter is, whatever the kind; `Filtered` where it is none of them. */
export function viewLabel({ state, standing }: StatementFilter): string {
  return statementViews.find((view) => view.state === state && view.standing === standing)?.label ?? 'Filtered'
}
