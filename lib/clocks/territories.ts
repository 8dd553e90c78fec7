import type { Territory } from '@/lib/clocks/model'
import type { Zone } from '@/lib/time'

interface Zones {
  readonly label: string
  /** One of each time that clocks there show. */
  readonly times: readonly Zone[]
  readonly holds: (zone: Zone) => boolean
}

const usZones: ReadonlySet<Zone> = new Set([
  'America/New_York',
  'America/Detroit',
  'America/Chicago',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Juneau',
  'America/Puerto_Rico',
  'Pacific/Honolulu',
  'Pacific/Guam',
])

const territories: Readonly<Record<Territory, Zones>> = {
  eu: {
    label: 'the EU',
    times: ['Atlantic/Azores', 'Europe/Lisbon', 'Europe/Berlin', 'Europe/Athens'],
    holds: (zone) =>
      zone.startsWith('Europe/') ||
      ['Atlantic/Azores', 'Atlantic/Madeira', 'Atlantic/Canary', 'Asia/Nicosia'].includes(zone),
  },
  us: {
    label: 'the United States',
    times: [
      'America/New_York',
      'America/Chicago',
      'America/Denver',
      'America/Los_Angeles',
      'America/Anchorage',
      'Pacific/Honolulu',
    ],
    holds: (zone) => usZones.has(zone) || /^America\/(Indiana|Kentucky|North_Dakota)\//.test(zone),
  },
  australia: {
    label: 'Australia',
    times: ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Darwin', 'Australia/Perth'],
    holds: (zone) => zone.startsWith('Australia/'),
  },
}

export const territoryLabel = (territory: Territory): string => territories[territory].label

export const isIn = (territory: Territory, zone: Zone): boolean => territories[territory].holds(zone)

/** In whose days a duty of that territory may run while no zone of it is declared: a day that ends elsewhere may end too late. */
export const timesOf = (territory: Territory): readonly Zone[] => territories[territory].times
