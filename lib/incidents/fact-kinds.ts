/** The facts that have a form, in the order in which they are usually known. */
export const factKinds = {
  bounds: { title: 'When it began, ended or was found', hint: 'With what it is known by' },
  cause: { title: 'Cause', hint: 'As a hypothesis, supported or confirmed' },
  count: { title: 'Count', hint: 'People, records or accounts, with the method' },
  'log-source': { title: 'Log source', hint: 'Another log that can be searched' },
  question: { title: 'Open question', hint: 'What is not known, who finds out, until when' },
  answer: { title: 'Answer to a question', hint: 'Closes an open question' },
  notification: { title: 'Notification', hint: 'Who was told, when, of what' },
  impugn: { title: 'Evidence that no longer counts', hint: 'An entry that fails its check, or was taken back' },
} as const

export type FactKind = keyof typeof factKinds

export function isFactKind(text: string): text is FactKind {
  return Object.hasOwn(factKinds, text)
}

/** What recording it asks of the viewer. */
export function neededFor(kind: FactKind): 'notify' | 'find' {
  return kind === 'notification' ? 'notify' : 'find'
}
