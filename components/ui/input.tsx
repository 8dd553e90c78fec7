import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

const look =
  'w-full min-w-0 rounded-control border border-control bg-bg px-3 text-reading text-text aria-invalid:border-2 aria-invalid:border-danger disabled:bg-sunken disabled:text-subtle'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={cn(look, 'h-10 pointer-coarse:h-11', className)} />
}

export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} {...props} className={cn(look, 'block py-2', className)} />
}

/** The platform's own select: works without script, and with every phone and screen reader. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <select {...props} className={cn(look, 'h-10 pr-8 pointer-coarse:h-11', className)}>
      {children}
    </select>
  )
}

export function Checkbox({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input {...props} type="checkbox" className={cn('size-5 shrink-0 accent-accent', className)} />
}
