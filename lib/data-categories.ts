export interface DataCategory {
  /** A key of the Fideslang taxonomy (ethyca/fideslang 3.2, CC BY 4.0), or one of our two additions under `user.behavior`. */
  readonly key: string
  readonly label: string
}

/** The categories that forms offer, those of work and communication first. */
export const dataCategories: readonly DataCategory[] = [
  { key: 'user.content.private', label: 'Private messages and content' },
  { key: 'user.professional_information', label: 'Work and performance records' },
  { key: 'user.behavior', label: 'Activity logs' },
  { key: 'user.behavior.keystrokes', label: 'Keystrokes' },
  { key: 'user.behavior.pointer', label: 'Mouse movements' },
  { key: 'user.biometrics.voice', label: 'Voice and transcriptions' },
  { key: 'user.content', label: 'Files and other content' },
  { key: 'user.name', label: 'Names' },
  { key: 'user.contact', label: 'Contact details' },
  { key: 'user.account', label: 'Account details' },
  { key: 'user.authorization.credentials', label: 'Passwords and credentials' },
  { key: 'user.device', label: 'Device data' },
  { key: 'user.location', label: 'Location' },
  { key: 'user.financial', label: 'Financial data' },
  { key: 'user.government_id', label: 'Government identifiers' },
  { key: 'user.health', label: 'Health data' },
  { key: 'user.biometrics', label: 'Other biometrics' },
  { key: 'user.children', label: 'Data of children' },
]

const labels = new Map(dataCategories.map(({ key, label }) => [key, label]))

/** How a category reads on a page; a key that is not offered any more reads as itself. */
export function dataCategoryLabel(key: string): string {
  return labels.get(key) ?? key
}
