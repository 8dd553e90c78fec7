import type { NextRequest } from 'next/server'
import { handleAuth } from '@/lib/auth/sign-in/handler'
import { problem } from '@/lib/failure'

/** Signing in and out by plain forms. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ nextauth: string[] }> }) {
  try {
    const { nextauth } = await params
    return await handleAuth(request, nextauth)
  } catch (thrown) {
    return problem(thrown)
  }
}
