/** What a timeline can be filtered by. An entry belongs to the group that its kind begins with. */
export const entryGroups = [
  { id: 'note', label: 'Notes', word: 'Note' },
  { id: 'decision', label: 'Decisions', word: 'Decision' },
  { id: 'action', label: 'Actions', word: 'Action' },
  { id: 'observation', label: 'Observations', word: 'Observation' },
  { id: 'finding', label: 'Findings', word: 'Finding' },
  { id: 'fact', label: 'Facts', word: 'Fact' },
  { id: 'question', label: 'Questions', word: 'Question' },
  { id: 'notification', label: 'Notifications', word: 'Notification' },
  { id: 'containment', label: 'Containment', word: 'Containment' },
  { id: 'communication', label: 'Communication', word: 'Communication' },
  { id: 'severity', label: 'Severity', word: 'Severity' },
  { id: 'status', label: 'Status', word: 'Status' },
  { id: 'exposure', label: 'Exposure', word: 'Exposure' },
  { id: 'people', label: 'People', word: 'People' },
  { id: 'program', label: 'Programs', word: 'Program' },
  { id: 'statement', label: 'Statements', word: 'Statement' },
  { id: 'clock', label: 'Clocks', word: 'Clock' },
  { id: 'evidence', label: 'Evidence', word: 'Evidence' },
  { id: 'incident', label: 'Filing', word: 'Filed' },
] as const

export type EntryGroup = (typeof entryGroups)[number]['id']

const byId = new Map<string, (typeof entryGroups)[number]>(entryGroups.map((group) => [group.id, group]))
const facts = new Set(['cause', 'bounds', 'count', 'log_source'])
const people = new Set(['role', 'member', 'person', 'notice'])
const clocks = new Set(['judgment', 'regime'])

/** The group of a kind such as `severity.changed`. */
export function groupOf(kind: string): EntryGroup {
  const prefix = kind.slice(0, kind.indexOf('.'))
  if (people.has(prefix)) return 'people'
  if (clocks.has(prefix)) return 'clock'
  if (prefix === 'regulator') return 'notification'
  if (facts.has(prefix)) return 'fact'
  return byId.get(prefix)?.id ?? 'note'
}

export function groupWord(group: EntryGroup): string {
  return byId.get(group)?.word ?? 'Note'
}

export function isEntryGroup(text: string): text is EntryGroup {
  return byId.has(text)
}
