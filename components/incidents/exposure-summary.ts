import { dataCategoryLabel } from '@/lib/data-categories'
import type { Exposure } from '@/lib/incidents/model'
import { placeLabel } from '@/lib/places'
import { affectedWords } from '@/lib/timeline/words/incident'

/** An exposure in one line. */
export function exposureSummary(exposure: Exposure): string {
  const { dataCategories, populations, intendedAudience, actualAudience, places = [] } = exposure
  const parts = [
    dataCategories.map(dataCategoryLabel).join(', '),
    populations.length > 0 && `of ${populations.join(', ')}`,
    places.length > 0 && `in ${places.map(placeLabel).join(', ')}`,
    intendedAudience && `meant for ${intendedAudience}`,
    actualAudience && `open to ${actualAudience}`,
    affectedWords(exposure),
  ]
  return parts.filter(Boolean).join('; ') || 'Nothing recorded'
}
