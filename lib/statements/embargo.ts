import { formatTime, type Zone } from '@/lib/time'

/** Until when a statement is not public, and the zone that a person set it in. */
export interface Embargo {
  readonly at: Date
  readonly zone: Zone
}

/** `Europe/Berlin` is Berlin, `America/New_York` is New York. */
function placeOf(zone: Zone): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

const day = (at: Date, zone: Zone) => formatTime(at, zone, 'date').replace(/ \d{4}$/, '')
const clock = (at: Date, zone: Zone) => formatTime(at, zone, 'time').slice(0, 5)

/** `16:00 UTC (17:00 Berlin) on 24 Nov`; the place’s day is named where it is another. */
export function sayEmbargo({ at, zone }: Embargo): string {
  const utc = `${clock(at, 'UTC')} UTC`
  const [here, there] = [day(at, 'UTC'), day(at, zone)]
  const place = `${clock(at, zone)} ${placeOf(zone)}${there === here ? '' : ` on ${there}`}`
  return zone === 'UTC' ? `${utc} on ${here}` : `${utc} (${place}) on ${here}`
}

/** Whether it is still not public at this moment. */
export function isEmbargoed(embargo: Embargo | null, now: Date): embargo is Embargo {
  return embargo !== null && now.getTime() < embargo.at.getTime()
}
