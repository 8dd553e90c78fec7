import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { command } from '@/lib/command'
import { Forbidden } from '@/lib/errors'
import { addEvidenceInput } from '@/lib/evidence/schema'
import { newId } from '@/lib/id'
import { lockIncident } from '@/lib/incidents/lock'
import { event } from '@/lib/timeline/model'

/** Puts a received file on an incident's record: its row and its entry, or neither. The bytes are in the store already. */
export const addEvidence = command({
  name: 'evidence.add',
  permission: 'incident.evidence',
  input: addEvidenceInput,
  events: ['evidence.added'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, actor, input: { incidentId, ...file }, target, now }) {
    const addedById = personIdOf(actor)
    if (!addedById) throw new Forbidden('Only people add evidence.')
    const last = await tx.evidence.aggregate({ where: { incidentId }, _max: { number: true } })
    const number = (last._max.number ?? 0) + 1
    const id = newId()
    await tx.evidence.create({
      data: {
        ...{ ...file, id, incidentId, number, addedById, addedByName: actor.name, addedAt: now },
        sizeBytes: BigInt(file.sizeBytes),
        sha256: Uint8Array.from(Buffer.from(file.sha256, 'hex')),
      },
    })
    const added = event(target.stream, 'evidence.added', { number, ...file })
    return { events: [added], result: { id, number, seq: target.stream.seq + 1, sha256: file.sha256 } }
  },
})
