import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { toDocx } from '@/lib/documents/to-docx'
import { toPdf } from '@/lib/documents/to-pdf'
import { NotFound } from '@/lib/errors'
import { attachmentHeader } from '@/lib/evidence/model'
import { takePublication } from '@/lib/publications/commands/deliveries'
import { outgoingDocument } from '@/lib/publications/outgoing'
import { getStatement } from '@/lib/statements/queries/statement'

const files = {
  docx: { make: toDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { make: toPdf, type: 'application/pdf' },
} as const

/** The published words as a file, once it is kept who took it. Its name says nothing of the incident. */
export async function takeFile(actor: Actor, reference: string, format: string): Promise<Response> {
  const channel = format === 'docx' || format === 'pdf' ? format : null
  if (!channel) throw new NotFound()
  const { id: statementId, outgoing } = await getStatement(actor, reference)
  await takePublication(actor, { statementId, channel })
  const { make, type } = files[channel]
  const bytes = await make(outgoingDocument(outgoing))
  const fileName = `statement-${outgoing.asOf.slice(0, 10)}.${channel}`
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': attachmentHeader(fileName),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  })
}
