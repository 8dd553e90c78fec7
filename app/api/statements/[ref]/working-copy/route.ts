import { actionActor } from '@/lib/auth/session'
import { toPdf } from '@/lib/documents/to-pdf'
import { attachmentHeader } from '@/lib/evidence/model'
import { problem } from '@/lib/failure'
import { getStatement } from '@/lib/statements/queries/statement'
import { workingCopy } from '@/lib/statements/working-copy'

/** The version that stands now as a PDF with its header, for whoever may read the statement. Nothing goes out by it. */
export async function GET(_: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> {
  try {
    const statement = await getStatement(await actionActor(), (await params).ref.toUpperCase())
    const bytes = await toPdf(workingCopy(statement))
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': attachmentHeader(`${statement.reference}-v${statement.version.number}.pdf`),
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      },
    })
  } catch (thrown) {
    return problem(thrown)
  }
}
