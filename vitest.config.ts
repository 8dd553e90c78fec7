import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import { askedMutant, mutantPlugin } from './lib/testing/proof/plugin.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Tests that need a PostgreSQL say so by their name, or stand beside the commands and queries that they test. */
const onDatabase = ['**/*.integration.test.ts', '**/{commands,queries}.test.ts', '**/{commands,queries}/*.test.ts']
/** Whole collectors in real time: played while nothing else runs. */
const onRealTime = ['**/*.conformance.test.ts']
const notOurs = [...configDefaults.exclude, '.next/**', '.data/**', 'dist/**', 'e2e/**']

/** A run of the mutants' proof keeps no broken module for the next run. */
const mutant = askedMutant()

export default defineConfig({
  plugins: [mutantPlugin(root, mutant)],
  resolve: { alias: { '@/': root, 'server-only': `${root}node_modules/server-only/empty.js` } },
  test: {
    environment: 'node',
    maxWorkers: 2,
    fsModuleCache: mutant === null,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 30_000,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...notOurs, ...onDatabase, ...onRealTime],
        },
      },
      {
        extends: true,
        test: { name: 'conformance', testTimeout: 120_000, include: onRealTime, exclude: notOurs },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: onDatabase,
          exclude: notOurs,
          pool: 'forks',
          globalSetup: ['lib/testing/cluster.ts'],
          setupFiles: ['lib/testing/own-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
