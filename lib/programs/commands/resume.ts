import 'server-only'
import { type Actor, personIdOf, rolesOf } from '@/lib/auth/model'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { saveResume } from '@/lib/programs/commands/save-resume'
import { tellOfResume } from '@/lib/programs/commands/tell-of-ramp'
import { concernedIncidents, outcome, saveProgram, spread } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import type { ResumeRequestRecord } from '@/lib/programs/model'
import { gate } from '@/lib/programs/queries/gate'
import { contentHash, liveRequest, resumeSubject } from '@/lib/programs/queries/request'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { decideApplyResume, decideApprove, decideRequestResume, decideWithdraw } from '@/lib/programs/rules/resume'
import { applyResumeInput, approveResumeInput, requestResumeInput, withdrawResumeInput } from '@/lib/programs/schema'

function personOf(actor: Actor): string {
  const personId = personIdOf(actor)
  if (!personId) throw new Forbidden('Only people decide on a resume.')
  return personId
}

/** The waiting request, if it is the one that the caller means; an id of another program is not found. */
async function requestOf(tx: Tx, programId: string, requestId: string): Promise<ResumeRequestRecord | null> {
  const known = await tx.resumeRequest.count({ where: { id: requestId, programId } })
  if (known === 0) throw new NotFound()
  const live = await liveRequest(tx, programId)
  return live?.id === requestId ? live : null
}

/** Asks for the way back. The pause must be complete; the checklist may still have gaps. */
export const requestResume = command({
  name: 'programs.requestResume',
  permission: 'program.resume.request',
  input: requestResumeInput,
  events: ['program.resume_requested'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { programId, note, plan }, target, now }) {
    const { program } = target
    const requestId = newId()
    const subject = await resumeSubject(tx, program)
    const { critical } = subject.described
    const hash = contentHash(subject, plan)
    const decided = demand(decideRequestResume(program, { requestId, note, plan, critical, contentHash: hash, now }))
    const [requested] = decided.events
    if (!requested) return { unchanged: { requestId } }
    await tx.resumeRequest.create({
      data: {
        id: requestId,
        programId,
        epoch: program.epoch,
        requestedById: personOf(actor),
        note,
        plan,
        contentHash: Buffer.from(hash, 'hex'),
        createdAt: now,
        expiresAt: new Date(requested.payload.expiresAt),
      },
    })
    await saveProgram(tx, program, decided.events)
    return outcome(spread(target, await concernedIncidents(tx, target), decided.events), { requestId })
  },
})

/** One of the two approvals, bound to what the approver read. */
export const approveResume = command({
  name: 'programs.approveResume',
  permission: 'program.resume.approve',
  input: approveResumeInput,
  events: ['program.resume_approved'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input, target, now }) {
    const { programId, requestId } = input
    const personId = personOf(actor)
    const asRole = input.asRole ?? (rolesOf(actor).includes('counsel') ? 'counsel' : 'responder')
    if (!rolesOf(actor).includes(asRole)) throw new Forbidden(`You can't approve as ${asRole}.`)
    const request = await requestOf(tx, programId, requestId)
    const hash = contentHash(await resumeSubject(tx, target.program), request?.plan ?? atOnce)
    const order = { personId, asRole, hash: input.contentHash, contentHash: hash, now }
    const decided = demand(decideApprove(target.program, request, order))
    await tx.resumeApproval.create({
      data: { requestId, personId, asRole, contentHash: Buffer.from(hash, 'hex'), at: now },
    })
    const complete = decided.events.some((approved) => approved.payload.complete)
    if (complete) await tx.resumeRequest.update({ where: { id: requestId }, data: { state: 'approved' } })
    return outcome(spread(target, [], decided.events), { complete })
  },
})

/** Takes the request back; the program stays paused. */
export const withdrawResume = command({
  name: 'programs.withdrawResume',
  permission: 'program.resume.request',
  input: withdrawResumeInput,
  events: ['program.resume_withdrawn'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { programId, requestId, reason }, target, now }) {
    const personId = personOf(actor)
    const request = await requestOf(tx, programId, requestId)
    const isOwner = target.program.ownerIds.includes(personId)
    const decided = demand(decideWithdraw(target.program, request, { personId, isOwner, reason }))
    await tx.resumeRequest.update({ where: { id: requestId }, data: { state: 'withdrawn', endedAt: now } })
    if (request?.state === 'scheduled') await tellOfResume(tx, target.program, decided.events)
    await saveProgram(tx, target.program, decided.events)
    return outcome(spread(target, await concernedIncidents(tx, target), decided.events), null)
  },
})

/** Resumes, or begins the notice: everything is asked again at this moment, whatever held when it was approved. */
export const applyResume = command({
  name: 'programs.applyResume',
  permission: 'program.resume.request',
  input: applyResumeInput,
  events: ['program.resumed', 'program.resume_scheduled'],
  isolation: 'Serializable',
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, requestId, confirm }, target }) {
    const request = await requestOf(tx, programId, requestId)
    const { slug } = target.program
    if (confirm.toLowerCase() !== slug) throw new InvalidInput({ confirm: `Type ${slug} to resume.` })
    const facts = await gate(tx, target, request)
    const { events } = demand(decideApplyResume(facts))
    const incidents = await concernedIncidents(tx, target)
    const after = await saveResume(tx, facts, events)
    const startsAt = events.flatMap((made) => (made.kind === 'program.resume_scheduled' ? [made.payload.startsAt] : []))
    const { phase, rampPercent: percent } = after
    const result = { phase, epoch: after.epoch.toString(), percent, startsAt: startsAt[0] ?? null }
    return outcome(spread(target, incidents, events), result)
  },
})
