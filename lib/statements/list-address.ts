import { type Standing, type StatementState, standings, statementStates } from '@/lib/statements/model'

/** One of the list's views, as the address names it. */
export interface StatementView {
  readonly label: string
  readonly state?: StatementState
  readonly standing?: Standing
}

/** The views of the list, in the order of their tabs; the first is the one without a query. */
export const statementViews: readonly StatementView[] = [
  { label: 'All' },
  { label: 'Drafts', state: 'draft' },
  { label: 'In review', state: 'in_review' },
  { label: 'Published', state: 'published' },
  { label: 'Stale', standing: 'stale' },
  { label: 'Contradicted', standing: 'contradicted' },
]

export function viewAddress({ state, standing }: StatementView): string {
  if (standing) return `/statements?standing=${standing}`
  return state ? `/statements?state=${state}` : '/statements'
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

/** The filter that the address asks for; what it does not know is ignored. */
export function readStatementView(params: Readonly<Record<string, string | string[] | undefined>>): StatementView {
  const state = statementStates.find((state) => state === one(params.state))
  const standing = standings.find((standing) => standing === one(params.standing))
  const known = statementViews.find((view) => view.state === state && view.standing === standing)
  return known ?? { label: 'Filtered', ...(state && { state }), ...(standing && { standing }) }
}
