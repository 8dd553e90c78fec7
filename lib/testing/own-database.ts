import { afterAll, inject } from 'vitest'
import { setDatabase } from '@/lib/db/client'
import { cloneDatabase } from '@/lib/testing/database'

// Runs before each test file is loaded, so whatever reads the environment finds the file's own database.
const { ownerUrl, appUrl, drop } = await cloneDatabase(inject('template'))
process.env.DATABASE_OWNER_URL = ownerUrl
process.env.DATABASE_URL = appUrl

afterAll(async () => {
  await setDatabase(undefined)?.$disconnect()
  await drop()
})
