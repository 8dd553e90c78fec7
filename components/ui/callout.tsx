import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/cn'

const tones = {
  info: { icon: Info, edge: 'border-l-accent', ink: 'text-accent', word: 'Note' },
  ok: { icon: CircleCheck, edge: 'border-l-ok', ink: 'text-ok', word: 'Done' },
  warn: { icon: TriangleAlert, edge: 'border-l-warn', ink: 'text-warn', word: 'Warning' },
  danger: { icon: OctagonAlert, edge: 'border-l-danger', ink: 'text-danger', word: 'Problem' },
}

export interface CalloutProps extends Omit<ComponentProps<'div'>, 'title'> {
  tone?: keyof typeof tones
  title?: ReactNode
}

/** A message that stays on the page. Give it `role="alert"` only when it appears after the page did. */
export function Callout({ tone = 'info', title, className, children, ...props }: CalloutProps) {
  const { icon: Icon, edge, ink, word } = tones[tone]
  return (
    <div
      {...props}
      className={cn('flex gap-3 rounded-control border border-hairline border-l-4 bg-surface p-3', edge, className)}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', ink)} />
      <div className="min-w-0">
        <span className="sr-only">{word}: </span>
        {title && <p className="font-strong">{title}</p>}
        {children && <div className="text-muted">{children}</div>}
      </div>
    </div>
  )
}
