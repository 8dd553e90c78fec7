import type { NextConfig } from 'next'
import { everywhere, inertPolicy } from './lib/response-headers'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', '@react-pdf/renderer', 'docx', 'pg', 'pino'],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: inertPolicy }] },
    { source: '/_next/static/:path*', headers: [{ key: 'Content-Security-Policy', value: inertPolicy }] },
  ],
}

export default config
