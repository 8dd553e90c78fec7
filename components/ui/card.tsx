import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/cn'

export function Card({ className, ...props }: ComponentProps<'div'>) {
  return <div data-card="" {...props} className={cn('rounded-card border border-hairline bg-raised p-4', className)} />
}

export interface SectionProps extends Omit<ComponentProps<'section'>, 'title'> {
  /** Unique on the page: it names the region by its heading. */
  id: string
  title: ReactNode
  /** One line under the heading that says what the section is for. */
  hint?: ReactNode
  /** Buttons or links at the right of the heading. */
  actions?: ReactNode
}

/** A card that is a region of the page, named by its own heading. */
export function Section({ id, title, hint, actions, className, children, ...props }: SectionProps) {
  return (
    <section
      {...props}
      id={id}
      data-card=""
      aria-labelledby={`${id}-title`}
      className={cn('rounded-card border border-hairline bg-raised', className)}
    >
      <div className="border-hairline border-b px-4 py-3">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 id={`${id}-title`} className="min-w-0 font-strong text-reading">
            {title}
          </h2>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
        {hint && <p className="max-w-reading text-dense text-muted">{hint}</p>}
      </div>
      <div className="p-4">{children}</div>
    </section>
  )
}
