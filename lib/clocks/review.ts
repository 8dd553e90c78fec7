/** A row that nobody read again for longer shows a banner. */
export const reviewEveryDays = 180

/** Whether a row reviewed on that day (`YYYY-MM-DD`, UTC) is to be read again by now. */
export function isReviewDue(reviewedOn: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(`${reviewedOn}T00:00:00Z`)
  return age > reviewEveryDays * 86_400_000
}
