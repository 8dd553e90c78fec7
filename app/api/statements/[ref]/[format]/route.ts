import { actionActor } from '@/lib/auth/session'
import { problem } from '@/lib/failure'
import { takeFile } from '@/lib/workflows/take-file'

/** The published words as a file, for those who speak for us; who took it is kept, so it is no plain link. */
export async function POST(_: Request, { params }: { params: Promise<Record<'ref' | 'format', string>> }) {
  try {
    const { ref, format } = await params
    return await takeFile(await actionActor(), ref.toUpperCase(), format)
  } catch (thrown) {
    return problem(thrown)
  }
}
