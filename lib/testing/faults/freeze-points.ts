/** Where a collector can be frozen: before and after each thing that it awaits. */
export const freezePoints = [
  'before a renewal is sent',
  'before the answer to a renewal is read',
  'before the stream is opened',
  'before news are heard',
  'before a timer fires',
  'before the first check',
  'before the second check',
  'before a confirmation is sent',
  'before the answer to a confirmation is read',
] as const

/** The one gap that no check can close: it is what `c` stands for, and what the grant token is for. */
export const openGap = 'between the second check and the write'

export type FreezePoint = (typeof freezePoints)[number] | typeof openGap
