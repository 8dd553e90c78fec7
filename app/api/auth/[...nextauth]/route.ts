import type { NextRequest } from 'next/server'
import { handleAuth } from '@/lib/auth/sign-in/handler'
import { problem } from '@/lib/failure'
import { demandOurHost } from '@/lib/our-host'

/** Signing in and out by plain forms. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ nextauth: string[] }> }) {
  try {
    demandOurHost(request.headers)
    const { nextauth } = await params
    return await handleAuth(request, nextauth)
  } catch (thrown) {
    return problem(thrown)
  }
}
