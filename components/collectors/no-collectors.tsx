import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Why there is nothing to show: none enrolled yet, or the filters let none through. */
export function NoCollectors({ pathname, filtered }: { pathname: string; filtered: boolean }) {
  if (!filtered)
    return (
      <EmptyState
        title="No collector yet"
        why="Collectors appear here once they ask for their first lease with a token."
      />
    )
  return (
    <EmptyState
      title="No collector matches"
      why="The filters in force exclude every collector of this program."
      next={
        <Link href={pathname} className={buttonLook()}>
          Show all collectors
        </Link>
      }
    />
  )
}
