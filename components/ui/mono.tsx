import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

/** References, hashes, tokens: letters that must be told apart one by one. */
export function Mono({ className, ...props }: ComponentProps<'code'>) {
  return <code {...props} className={cn('break-all font-mono text-[0.9375em]', className)} />
}
