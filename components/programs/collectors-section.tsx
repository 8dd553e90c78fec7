import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { type AccountClass, accountClasses } from '@/lib/programs/model'
import type { CollectorPage, PauseProgress } from '@/lib/programs/queries/progress'
import { CollectorTable } from './collector-table'

const names: Readonly<Record<AccountClass, string>> = {
  pending: 'Still pending',
  confirmed: 'Confirmed',
  expired: 'Lease expired',
  manual: 'By hand',
}

interface CollectorsSectionProps {
  slug: string
  page: CollectorPage
  progress: PauseProgress
  only: AccountClass | undefined
  mayAccount: boolean
}

const tab = 'inline-flex min-h-8 items-center rounded-control border px-2.5 pointer-coarse:min-h-11'

/** The collectors, with links that show one class at a time. */
export function CollectorsSection({ slug, page, progress, only, mayAccount }: CollectorsSectionProps) {
  const link = (href: string, label: string, current: boolean) => (
    <Link
      key={label}
      href={href}
      scroll={false}
      {...(current && { 'aria-current': 'true' as const })}
      className={`${tab} ${current ? 'border-accent bg-surface font-medium' : 'border-hairline'}`}
    >
      {label}
    </Link>
  )
  return (
    <Section id="collectors" title="Collectors" hint="What collects for this program, as it last reported.">
      {progress.known > 0 && progress.pausedAt && (
        <nav aria-label="Collectors by state" className="mb-3 flex flex-wrap gap-2" data-chrome="">
          {link(`/programs/${slug}#collectors`, 'All', !only)}
          {accountClasses.map((each) =>
            link(`/programs/${slug}?class=${each}#collectors`, `${names[each]} (${progress[each]})`, only === each),
          )}
        </nav>
      )}
      <CollectorTable
        slug={slug}
        rows={page.rows}
        next={page.next}
        mayAccount={mayAccount}
        filtered={Boolean(only)}
        paused={progress.pausedAt !== null}
      />
    </Section>
  )
}
