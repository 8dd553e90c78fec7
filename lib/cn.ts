import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['meta', 'dense', 'reading', 'h2', 'h1', 'brief'],
      'font-weight': ['strong'],
      radius: ['control', 'card'],
    },
  },
})

/** Joins class names; of two that set the same property the later wins. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values))
}
