import type { SentenceContext } from '@/lib/statements/lint/model'

const resumedWords = /\b(?:resumed|restarted)\b/i
const pausedWords = /\b(?:paused|suspended|halted|stopped|on hold)\b/i

/**
 * Words on a pause stand only when they are bound to a pause that carries what was paused and when, name that scope, and
 * agree with how it stands now: what has resumed may not read as paused, nor the other way round.
 */
export function pauseIsScoped({ pauseState, pauseScope, pauseAt }: SentenceContext, text: string): boolean {
  if (!pauseState || !pauseScope || !pauseAt) return false
  if (!text.toLowerCase().includes(pauseScope.toLowerCase())) return false
  if (pauseState === 'resumed') return resumedWords.test(text)
  return pauseState === 'paused' && pausedWords.test(text) && !resumedWords.test(text)
}
