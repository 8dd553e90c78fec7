import type { Visitor } from './visitor'

/** Everybody who tries every door: one of each role, and two responders, of whom Ana is a member of the restricted incident. */
const signedIn = ['rui', 'bo', 'ana', 'priya', 'sam', 'clara', 'dana', 'emil', 'ada'] as const
export const visitors: readonly Visitor[] = ['nobody', ...signedIn]

/** What an address names: an open incident of Ana's, linked to a program of Priya's; a restricted one; a closed one; none. */
export type At = 'open' | 'restricted' | 'closed' | 'nowhere'

/** Who is answered 200, by what the address names; every other signed-in person gets 404, and nobody is sent to sign in. */
export type Opens = Partial<Record<At, string>>

const everyone = signedIn.join(' ')
const readers = 'bo ana priya sam clara dana emil'
const unlinked = 'bo ana sam clara dana emil'
const hidden = { restricted: 'ana', nowhere: '' }
/** What changes a restricted incident: its members, as far as their roles go. */
const triage: Opens = { open: 'bo ana', closed: 'bo ana', ...hidden }

/** Counsel answer to authorities, and are no members of the restricted incident. */
const answering: Opens = { open: 'clara', closed: 'clara', restricted: '', nowhere: '' }

/** Every page of the build. What is not named here fails the test. */
export const pages: Readonly<Record<string, Opens>> = {
  '/(console)/audit/page': { open: 'emil ada' },
  '/(console)/clocks/page': { open: 'clara' },
  '/(console)/dashboard/page': { open: readers },
  '/(console)/dashboard/figures/[measure]/page': { open: readers },
  '/(console)/incidents/page': { open: everyone },
  '/(console)/incidents/new/page': { open: 'rui bo ana priya sam clara dana ada' },
  '/(console)/incidents/[ref]/page': { open: readers, closed: unlinked, ...hidden },
  '/(console)/incidents/[ref]/clocks/page': { open: readers, closed: unlinked, ...hidden },
  '/(console)/incidents/[ref]/clocks/decide/page': { open: 'clara', restricted: '', nowhere: '' },
  '/(console)/incidents/[ref]/clocks/open/page': { open: 'clara', restricted: '', nowhere: '' },
  '/(console)/incidents/[ref]/clocks/[clockId]/page': { open: 'clara', restricted: '', nowhere: '' },
  // Entry 1 is the filing: its author's, or theirs who triage.
  '/(console)/incidents/[ref]/correct/[seq]/page': triage,
  '/(console)/incidents/[ref]/exposure/page': triage,
  // Whoever may record findings or notifications; a count is for those who record findings.
  '/(console)/incidents/[ref]/facts/page': { open: 'bo ana sam clara', closed: 'bo ana sam clara', ...hidden },
  '/(console)/incidents/[ref]/facts/[fact]/page': { open: 'bo ana clara', closed: 'bo ana clara', ...hidden },
  '/(console)/incidents/[ref]/finding/page': { open: 'bo ana clara', closed: 'bo ana clara', ...hidden },
  '/(console)/incidents/[ref]/people/page': triage,
  '/(console)/incidents/[ref]/programs/page': triage,
  '/(console)/incidents/[ref]/regulator/page': { open: readers, closed: unlinked, ...hidden },
  '/(console)/incidents/[ref]/regulator/fields/[field]/page': answering,
  '/(console)/incidents/[ref]/regulator/file/page': answering,
  '/(console)/incidents/[ref]/severity/page': triage,
  '/(console)/incidents/[ref]/status/page': triage,
  // Counsel write to authorities.
  '/(console)/incidents/[ref]/statements/new/page': { open: 'bo ana sam clara', closed: 'bo ana sam clara', ...hidden },
  '/(console)/notices/page': { open: everyone },
  '/(console)/programs/page': { open: `${readers} ada` },
  '/(console)/programs/new/page': { open: 'priya ada' },
  '/(console)/programs/[slug]/page': { open: `${readers} ada`, nowhere: '' },
  '/(console)/programs/[slug]/by-hand/[collectorId]/page': { open: 'bo ana priya clara', nowhere: '' },
  '/(console)/programs/[slug]/collectors/page': { open: `${readers} ada`, nowhere: '' },
  '/(console)/programs/[slug]/collectors/[collectorId]/page': { open: `${readers} ada`, nowhere: '' },
  '/(console)/programs/[slug]/edit/page': { open: 'priya ada', nowhere: '' },
  '/(console)/programs/[slug]/locks/[lockId]/page': { open: `${readers} ada`, nowhere: '' },
  '/(console)/programs/[slug]/locks/[lockId]/break/page': { open: 'bo ana clara', nowhere: '' },
  '/(console)/programs/[slug]/pause/page': { open: 'bo ana priya clara', nowhere: '' },
  '/(console)/programs/[slug]/quarantine/page': { open: `${readers} ada`, nowhere: '' },
  '/(console)/programs/[slug]/resume/page': { open: `${readers} ada`, nowhere: '' },
  '/(console)/settings/account/page': { open: everyone },
  '/(console)/settings/api-keys/page': { open: 'bo ana priya sam clara dana ada' },
  '/(console)/settings/calendar/page': { open: everyone },
  '/(console)/settings/clocks/page': { open: 'clara ada' },
  '/(console)/settings/clocks/[regime]/page': { open: 'clara ada', nowhere: '' },
  '/(console)/settings/jobs/page': { open: 'ada' },
  '/(console)/settings/webhooks/page': { open: 'ada' },
  '/(console)/settings/people/page': { open: 'ada' },
  '/(console)/settings/people/[id]/page': { open: 'ada', nowhere: '' },
  '/(console)/settings/severity/page': { open: 'ada' },
  '/(console)/settings/templates/page': { open: 'bo ana sam clara ada' },
  '/(console)/settings/templates/[kind]/page': { open: 'bo ana sam clara ada' },
  '/(console)/statements/page': { open: readers },
  '/(console)/statements/[ref]/page': { open: readers, ...hidden },
  '/(console)/statements/[ref]/edit/page': { open: 'bo ana sam', ...hidden },
}

/** Pages that are open to whoever comes, or lead on; each has a test of its own. */
export const openPages = ['/page', '/(sign-in)/sign-in/page', '/(sign-in)/join/[token]/page', '/_not-found/page']

/** Handlers that answer to the cookie: who gets the status, by what the address names. All others: 403 or 404; nobody: 401. */
export interface HandlerRow {
  readonly method: 'GET' | 'PUT' | 'POST'
  readonly status: number
  readonly opens: Opens
}

export const handlers: Readonly<Record<string, readonly HandlerRow[]>> = {
  '/(console)/incidents/new/similar/route': [{ method: 'GET', status: 200, opens: { open: everyone } }],
  '/(console)/programs/[slug]/collectors/export/route': [
    { method: 'GET', status: 200, opens: { open: `${readers} ada`, nowhere: '' } },
  ],
  '/api/evidence/[id]/route': [{ method: 'GET', status: 200, opens: { open: readers, ...hidden } }],
  '/api/incidents/[ref]/evidence/route': [
    { method: 'PUT', status: 201, opens: { open: 'bo ana priya clara', ...hidden } },
    { method: 'POST', status: 303, opens: { open: 'bo ana priya clara', ...hidden } },
  ],
  // The open statement is a draft, of which there is no file yet.
  '/api/statements/[ref]/working-copy/route': [{ method: 'GET', status: 200, opens: { open: readers, ...hidden } }],
  '/api/statements/[ref]/[format]/route': [{ method: 'POST', status: 409, opens: { open: 'bo ana sam', ...hidden } }],
  '/api/incidents/[ref]/regulator/[file]/route': [{ method: 'GET', status: 200, opens: { open: readers, ...hidden } }],
  '/api/live/route': [{ method: 'GET', status: 200, opens: { open: everyone } }],
}

/** What is asked with an API key; a cookie counts for nothing here. Keys of reporters and auditors can't be made. */
export const rest: Readonly<Record<string, readonly HandlerRow[]>> = {
  '/api/v1/incidents/route': [
    { method: 'GET', status: 200, opens: { open: 'bo ana priya sam clara dana ada' } },
    { method: 'POST', status: 201, opens: { open: 'bo ana priya sam clara dana ada' } },
  ],
  '/api/v1/dashboard/route': [{ method: 'GET', status: 200, opens: { open: 'bo ana priya sam clara dana' } }],
  '/api/v1/incidents/[ref]/route': [
    {
      method: 'GET',
      status: 200,
      opens: { open: 'bo ana priya sam clara dana', closed: 'bo ana sam clara dana', ...hidden },
    },
  ],
  '/api/v1/incidents/[ref]/timeline/route': [
    { method: 'GET', status: 200, opens: { open: 'bo ana priya sam clara dana', ...hidden } },
    { method: 'POST', status: 201, opens: { open: 'bo ana priya sam clara dana', ...hidden } },
  ],
  '/api/v1/incidents/[ref]/export/route': [
    { method: 'GET', status: 200, opens: { open: 'bo ana priya sam clara dana', ...hidden } },
  ],
}

/**
 * Handlers that have tests of their own: signing in and out, what the API does not know,
 * calendars, which ask for a secret, and what is public.
 */
export const otherHandlers = [
  '/api/auth/[...nextauth]/route',
  '/api/calendar/[file]/route',
  '/api/v1/[...rest]/route',
  '/s/route',
  '/s/feed/route',
  '/s/[slug]/route',
  '/s/[slug]/feed/route',
]
