import { currentActor } from '@/lib/auth/session'
import { readEnv } from '@/lib/env'
import { download } from '@/lib/evidence/download'
import { getEvidenceFile } from '@/lib/evidence/queries'
import { problem } from '@/lib/failure'

/** One file of evidence as an attachment, for those who may see its incident. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const file = await getEvidenceFile(await currentActor(), (await params).id)
    return await download(readEnv().evidenceDir, file)
  } catch (thrown) {
    return problem(thrown)
  }
}
