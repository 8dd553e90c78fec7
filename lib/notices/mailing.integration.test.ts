import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { registry } from '@/lib/jobs/handlers'
import { startWorker, type Worker } from '@/lib/jobs/worker'
import { markRead } from '@/lib/notices/commands/mark'
import { notify } from '@/lib/notices/notify'
import { ownDatabase } from '@/lib/testing/database'
import { filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { type SmtpSink, startSmtpSink } from '@/lib/testing/smtp-sink'

let sink: SmtpSink
const workers: Worker[] = []
const work = () => workers.push(startWorker({ url: ownDatabase().appUrl, registry: registry() }))
const rest = () => Promise.all(workers.splice(0).map((worker) => worker.stop()))
const mailsTo = ({ id }: PersonActor) => sink.mails.filter(({ to }) => to.startsWith(id))
const jobs = () => db().job.count()
const patience = { timeout: 15_000 }

async function tell(person: PersonActor, text: string, href = '/dashboard'): Promise<string> {
  const key = newId()
  await db().$transaction((tx) => notify(tx, { to: [person.id], kind: 'test', text, href, key }))
  const { id } = await db().notice.findFirstOrThrow({ where: { key } })
  return id
}

beforeAll(async () => {
  sink = await startSmtpSink()
  process.env.SMTP_URL = sink.url
})
afterAll(async () => {
  await rest()
  await sink.stop()
})

it('mails a notice to its person once', async () => {
  work()
  const person = await addPerson('responder')
  const id = await tell(person, 'The safeguard “Masking” expires in 3 days.')
  await expect.poll(() => mailsTo(person).length, patience).toBe(1)
  await expect.poll(jobs, patience).toBe(0)
  expect(mailsTo(person)[0]?.raw).toContain(`Message-ID: <notice.${id}@localhost>`)
  expect((await db().notice.findUniqueOrThrow({ where: { id } })).mailedAt).not.toBeNull()
  await rest()
})

it('tries again when the mail server refuses, as the same mail', async () => {
  work()
  const person = await addPerson('responder')
  sink.refuse(1)
  const id = await tell(person, 'Again.')
  await expect.poll(() => mailsTo(person).length, patience).toBe(1)
  expect(mailsTo(person)[0]?.raw).toContain(`<notice.${id}@localhost>`)
  await expect.poll(jobs, patience).toBe(0)
  await rest()
})

it('sends nothing that was read meanwhile, or that its person may not read', async () => {
  const [reader, outsider, gone] = [
    await addPerson('responder'),
    await addPerson('responder'),
    await addPerson('leader'),
  ]
  const { reference } = await filedBy(await addPerson('responder'), { visibility: 'restricted', title: 'Hidden words' })
  await markRead(reader, await tell(reader, 'Read on the page.'))
  await tell(outsider, 'Hidden words', `/incidents/${reference}`)
  await tell(gone, 'Too late.')
  await db().person.update({ where: { id: gone.id }, data: { disabledAt: new Date() } })
  const last = await addPerson('responder')
  await tell(last, 'The last one.')
  work()
  await expect.poll(jobs, patience).toBe(0)
  for (const person of [reader, outsider, gone]) expect(mailsTo(person)).toEqual([])
  expect(mailsTo(last)).toHaveLength(1)
  await rest()
})

it('mails no title of a restricted incident, not even to a member', async () => {
  const member = await addPerson('responder')
  const { reference } = await filedBy(member, { visibility: 'restricted', title: 'Hidden words' })
  await tell(member, 'Hidden words', `/incidents/${reference}`)
  work()
  await expect.poll(() => mailsTo(member).length, patience).toBe(1)
  expect(mailsTo(member)[0]?.raw).not.toMatch(/Hidden|INC-/)
  await rest()
})
