import { actionActor } from '@/lib/auth/session'
import { problem } from '@/lib/failure'
import { uploadBody, uploadForm } from '@/lib/workflows/upload'

interface Context {
  params: Promise<{ ref: string }>
}

/** Adds one file, sent as the body. Stands outside the proxy, which would cut it at 10 MB. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    const uploaded = await uploadBody(await actionActor(), (await params).ref, request)
    return Response.json(uploaded, { status: 201, headers: { 'cache-control': 'no-store' } })
  } catch (thrown) {
    return problem(thrown)
  }
}

/** Adds one small file from a form, for browsers without JavaScript, and goes back to the incident. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { ref } = await params
    await uploadForm(await actionActor(), ref, request)
    return new Response(null, { status: 303, headers: { location: `/incidents/${ref}#evidence` } })
  } catch (thrown) {
    return problem(thrown)
  }
}
