import { currentActor } from '@/lib/auth/session'
import { toDocx } from '@/lib/documents/to-docx'
import { toPdf } from '@/lib/documents/to-pdf'
import { problem } from '@/lib/failure'
import { getFormDocument } from '@/lib/regulator/queries/document'

const formats = {
  pdf: { make: toPdf, type: 'application/pdf' },
  docx: { make: toDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const

/** The form as it stands (`form.pdf`), or as it was filed (`filing-1.docx`), for those who may read it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ ref: string; file: string }> },
): Promise<Response> {
  try {
    const { ref, file } = await params
    const { document, format, fileName } = await getFormDocument(await currentActor(), ref.toUpperCase(), file)
    const { make, type } = formats[format]
    return new Response(Buffer.from(await make(document)), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${fileName}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  } catch (thrown) {
    return problem(thrown)
  }
}
