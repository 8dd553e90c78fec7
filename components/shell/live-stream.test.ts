import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Connection } from './connection'
import { followTopics } from './live-stream'

/** Stands in for the browser's EventSource, which Node lacks: what the server says is said by the test. */
class Source extends EventTarget {
  static readonly CLOSED = 2
  static readonly opened: Source[] = []
  readyState = 1
  constructor(readonly url: string) {
    super()
    Source.opened.push(this)
  }
  close() {
    this.readyState = Source.CLOSED
  }
  says(type: string) {
    this.dispatchEvent(new Event(type))
  }
}

let read = 0
let states: string[] = []
let stop: () => void

const now = (): Source => {
  const source = Source.opened.at(-1)
  if (!source) throw new Error('nothing was opened')
  return source
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T14:00:00Z') })
  vi.stubGlobal('EventSource', Source)
  Source.opened.length = 0
  read = 0
  states = []
  stop = followTopics({
    topics: ['incident/1', 'incidents'],
    sinceMs: 1_795_442_400_000,
    onChange: () => read++,
    onConnection: ({ state }: Connection) => states.at(-1) !== state && states.push(state),
  })
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('opening reads nothing again; changes that come together are read once', () => {
  expect(now().url).toBe('/api/live?topics=incident%2F1%2Cincidents&since=1795442400000')
  now().says('open')
  vi.advanceTimersByTime(1000)
  expect(read).toBe(0)
  now().says('message')
  now().says('message')
  vi.advanceTimersByTime(1000)
  expect(read).toBe(1)
  expect(states).toEqual(['connecting', 'live'])
})

test('a silent stream is stale within 35 s, is opened again, and the page polls each 15 s until it is back', () => {
  now().says('open')
  vi.advanceTimersByTime(35_000)
  expect(states.at(-1)).toBe('stale')
  expect(Source.opened.length).toBeGreaterThan(1)
  const before = read
  vi.advanceTimersByTime(60_000)
  expect(read - before).toBeGreaterThanOrEqual(3)
  expect(read - before).toBeLessThanOrEqual(5)
  now().says('open')
  vi.advanceTimersByTime(1000)
  const back = read
  expect(states.at(-1)).toBe('live')
  now().says('ping')
  vi.advanceTimersByTime(14_000)
  expect(read).toBe(back)
})

test('a stream that the server refuses is tried again after a while', () => {
  now().close()
  now().says('error')
  expect(states.at(-1)).toBe('reconnecting')
  vi.advanceTimersByTime(4000)
  expect(Source.opened).toHaveLength(2)
})

test('stopping closes the stream and reads no more', () => {
  const source = now()
  source.says('message')
  stop()
  vi.advanceTimersByTime(60_000)
  expect(source.readyState).toBe(Source.CLOSED)
  expect(read).toBe(0)
  expect(states.at(-1)).toBe('off')
})
