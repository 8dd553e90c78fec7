import { cn } from '@/lib/cn'
import { SeverityShape } from './severity-shape'

/** What each level is called, worst first. */
const words = ['Crisis', 'Critical', 'Serious', 'Moderate', 'Minor', 'Notice'] as const

export interface SeverityBadgeProps {
  /** 0 (worst) to 5 (least). */
  level: number
  /** Nobody has graded it yet: it counts as what it says until somebody does. */
  provisional?: boolean | undefined
  /** `solid` in headers and lists; `soft` in running text and chips. */
  look?: 'solid' | 'soft'
  className?: string
}

/** Shape, "SEV n" and word together: never colour alone, never a bare digit. */
export function SeverityBadge({ level, provisional = false, look = 'solid', className }: SeverityBadgeProps) {
  return (
    <span
      data-sev={level}
      className={cn(
        'inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-control border-[1.5px] border-sev-edge px-2 font-medium text-meta tabular-nums',
        look === 'solid' ? 'bg-sev-fill text-sev-on' : 'bg-sev-soft text-sev-soft-on',
        provisional && 'border-dashed',
        className,
      )}
    >
      <SeverityShape level={level} />
      <span>
        SEV {level} {words[level]}
        {provisional && <span className="font-normal"> (provisional)</span>}
      </span>
    </span>
  )
}
