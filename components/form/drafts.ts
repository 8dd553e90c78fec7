/** Where forms keep what was typed but not yet sent, per person, in this browser. */
export const draftPrefix = 'standdown.draft.'

/** Forgets every draft on this device: called at sign-out, since machines are shared. */
export function wipeDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(draftPrefix)) localStorage.removeItem(key)
}
