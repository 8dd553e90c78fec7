export interface Place {
  /** ISO 3166-1 alpha-2, `EU`, or a subdivision as `US-CA`. */
  readonly code: string
  readonly label: string
}

/** The places that laws in the table ask for; every other country can be written by its code. */
export const places: readonly Place[] = [
  { code: 'US', label: 'United States, state not known' },
  { code: 'US-CA', label: 'California' },
  { code: 'US-NY', label: 'New York' },
  { code: 'US-TX', label: 'Texas' },
  { code: 'GB', label: 'United Kingdom' },
  { code: 'EU', label: 'European Union, country not known' },
  { code: 'AT', label: 'Austria' },
  { code: 'BE', label: 'Belgium' },
  { code: 'BG', label: 'Bulgaria' },
  { code: 'CY', label: 'Cyprus' },
  { code: 'CZ', label: 'Czechia' },
  { code: 'DE', label: 'Germany' },
  { code: 'DK', label: 'Denmark' },
  { code: 'EE', label: 'Estonia' },
  { code: 'ES', label: 'Spain' },
  { code: 'FI', label: 'Finland' },
  { code: 'FR', label: 'France' },
  { code: 'GR', label: 'Greece' },
  { code: 'HR', label: 'Croatia' },
  { code: 'HU', label: 'Hungary' },
  { code: 'IE', label: 'Ireland' },
  { code: 'IT', label: 'Italy' },
  { code: 'LT', label: 'Lithuania' },
  { code: 'LU', label: 'Luxembourg' },
  { code: 'LV', label: 'Latvia' },
  { code: 'MT', label: 'Malta' },
  { code: 'NL', label: 'Netherlands' },
  { code: 'PL', label: 'Poland' },
  { code: 'PT', label: 'Portugal' },
  { code: 'RO', label: 'Romania' },
  { code: 'SE', label: 'Sweden' },
  { code: 'SI', label: 'Slovenia' },
  { code: 'SK', label: 'Slovakia' },
  { code: 'IS', label: 'Iceland' },
  { code: 'LI', label: 'Liechtenstein' },
  { code: 'NO', label: 'Norway' },
  { code: 'AU', label: 'Australia' },
  { code: 'BR', label: 'Brazil' },
  { code: 'CA', label: 'Canada' },
  { code: 'CN', label: 'China' },
  { code: 'IN', label: 'India' },
  { code: 'JP', label: 'Japan' },
  { code: 'SG', label: 'Singapore' },
]

export const placeCode = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/

const labels = new Map(places.map(({ code, label }) => [code, label]))

/** How a place reads on a page; one that is not offered reads as its code. */
export function placeLabel(code: string): string {
  return labels.get(code) ?? code
}
