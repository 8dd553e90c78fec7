import { callAction, type Fields } from './server-actions'
import { ask, fromOurPages, gatewayUrl, type Visitor } from './visitor'

/** What an address can name in one world: `open`, `restricted`, `closed`, or nothing that exists. */
export interface Place {
  readonly incident: string
  readonly statement: string
  readonly evidence: string
}

/** Objects of their own for a file of tests, made as people make them, so that no other file's tests are in the way. */
export interface World {
  readonly places: Readonly<Record<'open' | 'restricted' | 'closed' | 'nowhere', Place>>
  readonly incidentId: Readonly<Record<'open' | 'restricted' | 'nowhere', string>>
  readonly statementId: Readonly<Record<'open' | 'restricted' | 'nowhere', string>>
  readonly program: ProgramPlace
  /** A clock of the open incident that runs, under a law that was decided to apply. */
  readonly clockId: string
  /** A program whose pause is complete and whose owner has asked to resume. */
  readonly stopped: { readonly slug: string; readonly id: string; readonly requestId: string }
  readonly guest: { readonly id: string; readonly joinPath: string; readonly invitationId: string }
}

export interface ProgramPlace {
  readonly slug: string
  readonly id: string
  readonly collector: string
  readonly safeguardId: string
  readonly tokenId: string
  /** Ana's own: offered to Bo, who asks to remove it in her absence. */
  readonly lockId: string
  readonly offerId: string
  readonly breakId: string
  /** Data that a guard has sealed away. */
  readonly batchId: string
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
export const noId = '01890000-0000-7000-8000-000000000000'
const nowhere: Place = { incident: 'INC-0Q0Q0', statement: 'STM-0Q0Q0', evidence: noId }

/** The page as it was sent; throws unless it was. */
async function html(visitor: Visitor, path: string): Promise<string> {
  const response = await ask(visitor, path)
  if (response.status !== 200) throw new Error(`${path} as ${visitor}: ${response.status}`)
  return response.text()
}

/** The id that stands on a page after these words. */
export async function idOn(visitor: Visitor, path: string, after: string): Promise<string> {
  const [, id] = new RegExp(`${after}(${uuid})`).exec(await html(visitor, path)) ?? []
  if (!id) throw new Error(`${path} as ${visitor} has no id after ${after}`)
  return id
}

/** Submits a form that leads on, and answers where to. */
export async function lead(visitor: Visitor, action: string, page: string, form: Fields): Promise<string> {
  const { outcome, to, text } = await callAction(visitor, { action, page, form })
  if (outcome !== 'redirect' || !to) throw new Error(`${action} as ${visitor}: ${outcome} ${text.slice(0, 300)}`)
  return to
}

const lastOf = (path: string) => path.split('#')[0]?.split('/').at(-1) ?? ''

/** Files a drill, so that the demonstration's dashboard stays as it is; answers its reference. */
export async function file(visitor: Visitor, form: Fields): Promise<string> {
  return lastOf(await lead(visitor, 'fileIncidentAction', '/incidents/new', { drill: 'on', ...form }))
}

export const incidentIdOf = (visitor: Visitor, reference: string) =>
  idOn(visitor, `/incidents/${reference}`, 'incident/')

async function draft(visitor: Visitor, incident: string): Promise<string> {
  const incidentId = await incidentIdOf(visitor, incident)
  const form = { incidentId, kind: 'holding', title: 'Words to try doors with', audience: '', body: 'We look into it.' }
  return lastOf(await lead(visitor, 'draftAction', `/incidents/${incident}/statements/new`, form))
}

/** Adds a file to an incident; answers its id. */
export async function upload(visitor: Visitor, incident: string, bytes: BodyInit): Promise<string> {
  const path = `/api/incidents/${incident}/evidence?name=proof.txt`
  const response = await ask(visitor, path, { method: 'PUT', headers: fromOurPages(), body: bytes })
  if (response.status !== 201) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}

async function register(name: string): Promise<{ slug: string; id: string }> {
  const priya = await idOn('priya', '/programs/new', 'name="ownerIds" value="')
  const form = { name, purpose: 'To try doors with.', ownerIds: [priya] }
  const slug = lastOf(await lead('priya', 'registerProgramAction', '/programs/new', form))
  return { slug, id: await idOn('priya', `/programs/${slug}`, 'program/') }
}

/** The id of a person with an account, by name. */
async function personId(name: string): Promise<string> {
  const [, id] =
    new RegExp(`/settings/people/(${uuid})"[^>]*>${name}<`).exec(await html('ada', '/settings/people')) ?? []
  if (!id) throw new Error(`there is nobody called ${name}`)
  return id
}

/** Makes a token of a program; answers the secret. */
async function collectorToken(program: { slug: string; id: string }, more: Fields = {}): Promise<string> {
  const page = `/programs/${program.slug}`
  const form = { programId: program.id, tokenName: 'Doors', ...more }
  const { value } = await callAction('priya', { action: 'createTokenAction', page, form })
  return (value as { token: string }).token
}

/** Says to the gateway what collectors and guards say to it. */
async function tellGateway(path: string, token: string, message: object): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const url = `${gatewayUrl()}/collect/v1/${path}`
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) })
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`)
}

async function enrol(slug: string, token: string): Promise<void> {
  const counters = { recorded: 1, dropped: 0, buffered: 0 }
  const report = { slug, lastEpoch: '0', phase: 'collecting', counters }
  const message = { collectorId: 'door-1', bootId: 'boot', seq: 1, programs: [report] }
  await tellGateway('lease', token, message)
}

/** A program with a safeguard, a token, a collector that stays silent, and two locks: an incident's, and Ana's own. */
async function pausedProgram(incident: string): Promise<ProgramPlace> {
  const program = await register('Doors with a collector')
  const [page, { id: programId, slug }] = [`/programs/${program.slug}`, program]
  const safeguard = { programId, slug, title: 'Locked', promise: 'The doors are locked.', required: 'on' }
  await lead('priya', 'addSafeguardAction', page, safeguard)
  await enrol(slug, await collectorToken(program))
  const incidentId = await incidentIdOf('ana', incident)
  await lead('ana', 'linkProgramAction', `/incidents/${incident}/programs`, {
    ...{ incidentId, programId, reference: incident },
  })
  for (const held of [incidentId, ''])
    await lead('ana', 'pauseAction', `${page}/pause`, {
      programId,
      slug,
      incidentId: held,
      reason: 'Doors stand open.',
    })
  return {
    ...program,
    collector: await idOn('ana', page, '/by-hand/'),
    safeguardId: await idOn('ana', page, 'name="safeguardId" value="'),
    tokenId: await idOn('priya', page, 'name="tokenId" value="'),
    ...(await lockInQuestion(program)),
    batchId: await seal(program),
  }
}

/** A guard of the program tells of data that it sealed away; answers what pages call the batch. */
async function seal({ slug, id }: { slug: string; id: string }): Promise<string> {
  const token = await collectorToken({ slug, id }, { observer: 'on' })
  const at = new Date().toISOString()
  const batch = { sizeBytes: 12, sha256: '0'.repeat(64), place: 'door' }
  const seen = { program: slug, eventTimeFrom: at, eventTimeTo: at, count: 3, disposition: 'quarantined', batch }
  await tellGateway('observe', token, { id: crypto.randomUUID(), ...seen })
  return idOn('ana', `/programs/${slug}/quarantine`, 'name="batchIds"[^>]*value="')
}

/** The newest lock of the program, offered by Ana to Bo; and Bo asks to remove it in her absence. */
async function lockInQuestion({ slug, id: programId }: { slug: string; id: string }) {
  const lockId = await idOn('ana', `/programs/${slug}`, '/locks/')
  const page = `/programs/${slug}/locks/${lockId}`
  const [named, reason] = [{ programId, slug, lockId }, 'The doors must open.']
  await lead('ana', 'offerLockAction', page, { ...named, toId: await personId('Bo Lindqvist'), note: '' })
  const ground = { reason, attempts: 'Called at noon\nCalled at one', evidence: 'The call log.' }
  await lead('bo', 'requestLockBreakAction', `${page}/break`, { ...named, ...ground })
  const offerId = await idOn('ana', page, 'name="offerId" value="')
  return { lockId, offerId, breakId: await idOn('ana', page, 'name="requestId" value="') }
}

async function stoppedProgram(): Promise<World['stopped']> {
  const program = await register('Doors without a collector')
  const [page, { id: programId, slug }] = [`/programs/${program.slug}`, program]
  await lead('ana', 'pauseAction', `${page}/pause`, { programId, slug, incidentId: '', reason: 'Nobody is at home.' })
  await lead('priya', 'requestResumeAction', `${page}/resume`, { programId, slug, note: '', plan: 'once' })
  return { ...program, requestId: await idOn('priya', `${page}/resume`, 'name="requestId" value="') }
}

/** Somebody who came by an invitation, and an invitation that is still open. */
async function guest(): Promise<World['guest']> {
  const page = '/settings/people'
  const invite = async (email: string) => {
    const { value } = await callAction('ada', { action: 'inviteAction', page, form: { email } })
    return new URL(String(value)).pathname
  }
  const used = await invite(`guest-${Date.now()}@example.org`)
  const password = 'four doors and no key'
  const form = { name: 'Gil Guest', password, repeat: password }
  const token = lastOf(used)
  await callAction('nobody', { action: 'joinAction', page: used, bound: [token], form })
  const later = `later-${Date.now()}@example.org`
  const joinPath = await invite(later)
  const people = await html('ada', page)
  // Its id is nowhere in the address of anything: it is the key of its row in the page's data.
  const row = people.slice(0, people.lastIndexOf(later))
  const invitationId = [...row.matchAll(new RegExp(`"li\\\\",\\\\"(${uuid})`, 'g'))].at(-1)?.[1] ?? noId
  return { id: await personId('Gil Guest'), joinPath, invitationId }
}

/** Counsel decides that a law applies, and a judgment starts its first clock; answers its id. */
async function startClock(reference: string): Promise<string> {
  const page = `/incidents/${reference}/clocks`
  const of = {
    incidentId: await incidentIdOf('clara', reference),
    reference,
    regime: 'gdpr',
    reason: 'A door stood open.',
  }
  const judgment = { ...of, regime: '', kind: 'aware', at: '2026-11-01T12:00', zone: 'UTC' }
  // Before any fact is recorded: what facts point to, the worker opens by itself.
  await lead('clara', 'openLawAction', `${page}/open`, of)
  await lead('clara', 'decideLawAction', `${page}/decide`, { ...of, decision: 'applies' })
  await lead('clara', 'recordJudgmentAction', page, judgment)
  return idOn('clara', page, 'id="clock-')
}

async function closedIncident(): Promise<string> {
  const [, reference] = /href="\/incidents\/(INC-\w{5})"/.exec(await html('bo', '/incidents?status=closed')) ?? []
  if (!reference) throw new Error('the demonstration has no closed incident')
  return reference
}

export async function buildWorld(): Promise<World> {
  const open = await file('ana', { title: 'Doors that all may look through' })
  const restricted = await file('ana', { title: 'Doors that stay shut', restricted: 'on' })
  const [openStatement, shutStatement] = [await draft('ana', open), await draft('ana', restricted)]
  const idOfStatement = (reference: string) => idOn('ana', `/statements/${reference}`, 'statement/')
  const closed = await closedIncident()
  const clockId = await startClock(open)
  const program = await pausedProgram(open)
  return {
    places: {
      open: { incident: open, statement: openStatement, evidence: await upload('ana', open, 'open') },
      restricted: { incident: restricted, statement: shutStatement, evidence: await upload('ana', restricted, 'shut') },
      closed: { ...nowhere, incident: closed },
      nowhere,
    },
    incidentId: {
      open: await incidentIdOf('ana', open),
      restricted: await incidentIdOf('ana', restricted),
      nowhere: noId,
    },
    statementId: {
      open: await idOfStatement(openStatement),
      restricted: await idOfStatement(shutStatement),
      nowhere: noId,
    },
    program,
    clockId,
    stopped: await stoppedProgram(),
    guest: await guest(),
  }
}
