/** Keeps the `limit` answers that were asked for last; the key has to decide the answer. */
export function remembering<T>(limit: number, make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const found = known.get(key)
    const answer = found ?? make(key)
    if (found !== undefined) known.delete(key)
    known.set(key, answer)
    if (known.size > limit) known.delete(known.keys().next().value ?? key)
    return answer
  }
}
