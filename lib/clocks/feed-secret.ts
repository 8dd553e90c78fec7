/** What stands before the secret of a calendar’s address, so that a scanner finds one that got out. */
export const calendarKind = 'sdcal'
