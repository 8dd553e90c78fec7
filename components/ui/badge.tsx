import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

const look = cva(
  'inline-flex h-6 max-w-full items-center gap-1.5 whitespace-nowrap rounded-control border px-2 font-medium text-meta',
  {
    variants: {
      tone: {
        neutral: 'border-control bg-surface text-text',
        accent: 'border-accent bg-raised text-accent',
        ok: 'border-ok bg-raised text-ok',
        warn: 'border-warn bg-raised text-warn',
        danger: 'border-danger bg-raised text-danger',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export type Tone = NonNullable<VariantProps<typeof look>['tone']>

/** A short label with an edge. The words carry the meaning, the tone only repeats it. */
export function Badge({ tone, className, ...props }: ComponentProps<'span'> & { tone?: Tone | undefined }) {
  return <span {...props} className={cn(look({ tone }), className)} />
}
