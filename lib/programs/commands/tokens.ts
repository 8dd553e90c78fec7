import 'server-only'
import { makeSecretToken } from '@/lib/auth/secret-token'
import { collectorTokenKind } from '@/lib/collectors/token'
import { command } from '@/lib/command'
import { NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { notifyGateways, onStream } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { programRef } from '@/lib/programs/rules/program-ref'
import { createTokenInput, revokeTokenInput } from '@/lib/programs/schema'

/** Makes a token with which collectors enrol in the program. The secret is in the answer and nowhere else. */
export const createCollectorToken = command({
  name: 'programs.createCollectorToken',
  permission: 'program.configure',
  input: createTokenInput,
  events: ['program.token_created'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, name, group, purpose }, target: { program, stream }, now }) {
    const id = newId()
    const { token, prefix, hash } = makeSecretToken(collectorTokenKind)
    await tx.collectorToken.create({
      data: { id, programId, name, group, purpose, prefix, secretHash: new Uint8Array(hash), createdAt: now },
    })
    const payload = { program: programRef(program), tokenId: id, name, prefix, ...(group && { group }) }
    return { events: [onStream(stream, { kind: 'program.token_created', payload })], result: { id, token, prefix } }
  },
})

/** Ends a token: collectors that use it get no further lease, and stop when theirs ends. */
export const revokeCollectorToken = command({
  name: 'programs.revokeCollectorToken',
  permission: 'program.configure',
  input: revokeTokenInput,
  events: ['program.token_revoked'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, tokenId }, target: { program, stream }, now }) {
    const token = await tx.collectorToken.findFirst({ where: { id: tokenId, programId } })
    if (!token) throw new NotFound()
    if (token.revokedAt) throw new Refused('revoked', 'This token has been revoked already.')
    await tx.collectorToken.update({ where: { id: tokenId }, data: { revokedAt: now } })
    await notifyGateways(tx, { programId })
    const { name, prefix } = token
    const payload = { program: programRef(program), tokenId, name, prefix }
    return { events: [onStream(stream, { kind: 'program.token_revoked', payload })], result: null }
  },
})
