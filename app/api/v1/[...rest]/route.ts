import { NotFound } from '@/lib/errors'
import { problem } from '@/lib/failure'
import { demandOurHost } from '@/lib/our-host'

function nothingHere(request: Request): Response {
  try {
    demandOurHost(request.headers)
    throw new NotFound()
  } catch (thrown) {
    return problem(thrown)
  }
}

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT }
