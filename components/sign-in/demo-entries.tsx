import { ArrowRight } from 'lucide-react'
import { type Role, roleDuties, roleNames } from '@/lib/auth/model'

export interface DemoEntriesProps {
  people: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[]
  next: string
}

/** One button for each demonstration person; pressing it is the sign-in. */
export function DemoEntries({ people, next }: DemoEntriesProps) {
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title" className="font-strong text-reading">
        Enter the demonstration as
      </h2>
      <form method="post" action="/api/auth/callback/demo" className="mt-3">
        <input type="hidden" name="next" value={next} />
        <ul className="divide-y divide-hairline overflow-hidden rounded-card border border-hairline bg-raised">
          {people.map(({ id, name, roles: [role = 'reporter'] }) => (
            <li key={id}>
              <button
                type="submit"
                name="person"
                value={id}
                className="group flex min-h-14 w-full items-center gap-4 px-4 py-2 text-left hover:bg-sunken focus-visible:-outline-offset-2"
              >
                <span className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-3">
                  <span className="sm:w-44 sm:shrink-0">
                    <span className="font-strong">{name}</span>
                    <span className="block text-meta text-muted">{roleNames[role]}</span>
                  </span>
                  <span className="block text-meta text-muted sm:text-dense">{roleDuties[role]}</span>
                </span>
                <ArrowRight aria-hidden className="size-4 shrink-0 text-subtle group-hover:text-accent" />
              </button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  )
}
