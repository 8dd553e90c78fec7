import { NotFound } from '@/lib/errors'
import { problem } from '@/lib/failure'

const nothingHere = () => problem(new NotFound())

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT }
