import { Search } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Input, Select } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import { filterQuery, isFiltered, type TimelineFilters } from '@/lib/timeline/filter'
import { type EntryGroup, entryGroups } from '@/lib/timeline/groups'

export interface FilterBarProps {
  /** The page's address without a query. */
  path: string
  filters: TimelineFilters
  authors: readonly string[]
  /** The groups that this timeline has entries of. */
  groups: ReadonlySet<EntryGroup>
}

const chipLook = 'inline-flex h-7 items-center rounded-full border px-2.5 font-medium text-meta pointer-coarse:min-h-9'

function toggled(filters: TimelineFilters, group: EntryGroup): TimelineFilters {
  const { groups } = filters
  return { ...filters, groups: groups.includes(group) ? groups.filter((id) => id !== group) : [...groups, group] }
}

function Chips({ path, filters, groups }: Omit<FilterBarProps, 'authors'>) {
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label="Kinds of entries">
      {entryGroups
        .filter(({ id }) => groups.has(id) || filters.groups.includes(id))
        .map(({ id, label }) => {
          const on = filters.groups.includes(id)
          return (
            <li key={id}>
              <Link
                href={`${path}${filterQuery(toggled(filters, id))}`}
                scroll={false}
                prefetch={false}
                aria-current={on ? 'true' : undefined}
                className={cn(
                  chipLook,
                  on ? 'border-accent bg-accent text-on-accent' : 'border-control hover:bg-sunken',
                )}
              >
                {label}
              </Link>
            </li>
          )
        })}
    </ul>
  )
}

/** What of the timeline is shown, all of it in the address: works without script, and Back undoes it. */
export function FilterBar({ path, filters, authors, groups }: FilterBarProps) {
  return (
    <details data-chrome="" open={isFiltered(filters) || undefined}>
      <summary className="w-fit text-muted">Filter the timeline</summary>
      <div className="mt-2 flex flex-col gap-2">
        <Chips {...{ path, filters, groups }} />
        <search>
          <form action={path} className="flex flex-wrap items-center gap-2">
            {filters.groups.length > 0 && <input type="hidden" name="kind" value={filters.groups.join(',')} />}
            <Input
              name="q"
              aria-label="Text in the timeline"
              placeholder="Text in the timeline"
              defaultValue={filters.text}
              className="h-9 min-w-40 flex-1 text-dense"
            />
            <Select
              name="author"
              aria-label="Who recorded it"
              defaultValue={filters.author}
              className="h-9 w-auto min-w-32 text-dense"
            >
              <option value="">By anybody</option>
              {authors.map((author) => (
                <option key={author}>{author}</option>
              ))}
            </Select>
            <Button type="submit">
              <Search aria-hidden className="size-4" />
              Filter
            </Button>
            {isFiltered(filters) && (
              <Link href={path} scroll={false} className="link">
                Show everything
              </Link>
            )}
          </form>
        </search>
      </div>
    </details>
  )
}
