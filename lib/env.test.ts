import { describe, expect, test } from 'vitest'
import { readEnv } from '@/lib/env'

describe('the settings of an installation', () => {
  test('without any, it is a demonstration on the embedded database, for this machine alone', () => {
    expect(readEnv({})).toMatchObject({
      database: null,
      demo: true,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
    })
  })

  test('a demonstration listens on the loopback address whatever HOST says', () => {
    expect(readEnv({ DEMO: 'on', HOST: '0.0.0.0' }).host).toBe('127.0.0.1')
    expect(readEnv({ DEMO: 'off', HOST: '10.0.0.1' }).host).toBe('10.0.0.1')
    expect(readEnv({ DEMO: 'off' }).host).toBe('0.0.0.0')
  })

  test('a database of its own turns the demonstration off unless told otherwise', () => {
    const DATABASE_URL = 'postgresql://app:secret@db.example.org/standdown'
    expect(readEnv({ DATABASE_URL })).toMatchObject({ demo: false, database: { ownerUrl: DATABASE_URL } })
    expect(readEnv({ DATABASE_URL, DEMO: 'on' }).demo).toBe(true)
  })

  test('no model is asked for words unless one is named; in clear on this machine alone', () => {
    const REPHRASE_MODEL = 'small'
    expect(readEnv({}).rephrase).toBeNull()
    expect(readEnv({ REPHRASE_URL: 'http://localhost:8080/v1/', REPHRASE_MODEL }).rephrase).toEqual({
      ...{ url: 'http://localhost:8080/v1', key: null, model: 'small', restricted: false },
    })
  })

  test('an empty variable is one that is not set', () => {
    expect(readEnv({ DATABASE_URL: '', PORT: '' })).toMatchObject({ database: null, port: 3000 })
  })

  test.each([
    [{ PORT: 'many' }, 'PORT must be a port'],
    [{ PORT: '70000' }, 'PORT must be a port'],
    [{ DEMO: 'maybe' }, 'DEMO must be on or off'],
    [{ DATABASE_URL: 'mysql://db.example.org/x' }, 'DATABASE_URL must be a PostgreSQL address'],
    [{ PUBLIC_URL: 'standdown.example.org' }, 'PUBLIC_URL must be the address'],
    [{ OFREP_ORIGINS: '*' }, 'OFREP_ORIGINS must be origins'],
    [{ OFREP_ORIGINS: 'https://app.example.org/page' }, 'OFREP_ORIGINS must be origins'],
    [{ REPHRASE_URL: 'http://models.example.org/v1' }, 'REPHRASE_URL must be an https address'],
    [{ REPHRASE_URL: 'https://models.example.org/v1' }, 'REPHRASE_MODEL must be the name of a model'],
    [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET must be at least 32 characters'],
  ])('%o is refused by name', (source, message) => {
    expect(() => readEnv(source)).toThrow(message)
  })
})
