import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

/** The look of a button, for links that act as one: `<Link className={buttonLook({ variant: 'primary' })}>`. */
export const buttonLook = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control border font-medium text-dense transition-colors aria-disabled:cursor-not-allowed aria-disabled:border-control aria-disabled:bg-sunken aria-disabled:text-subtle pointer-coarse:min-h-11',
  {
    variants: {
      variant: {
        primary: 'border-accent bg-accent text-on-accent hover:bg-accent/90',
        secondary: 'border-control bg-raised text-text hover:bg-sunken',
        quiet:
          'border-transparent bg-transparent text-text hover:bg-sunken aria-disabled:border-transparent aria-disabled:bg-transparent',
        danger: 'border-danger bg-danger text-[var(--on-danger)] hover:bg-danger/90',
      },
      size: {
        normal: 'h-9 px-4',
        small: 'h-7 px-2.5',
        icon: 'size-9 p-0 pointer-coarse:min-w-11',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'normal' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonLook> {
  /** Shows progress and stops further presses; the label should say what is happening ("Filing…"). */
  busy?: boolean | undefined
}

/** A button; `type` is "button" unless told, so that none submits by accident. Busy, it neither submits nor reacts. */
export function Button({ variant, size, busy = false, className, children, type, onClick, ...props }: ButtonProps) {
  return (
    <button
      {...props}
      {...(busy ? { 'aria-busy': true, 'aria-disabled': true } : onClick && { onClick })}
      type={busy ? 'button' : (type ?? 'button')}
      className={cn(buttonLook({ variant, size }), className)}
    >
      {busy && <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />}
      {children}
    </button>
  )
}
