const initial = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4). */
const constants: readonly number[] = (() => {
  const primes: number[] = []
  for (let value = 2; primes.length < 64; value++) if (primes.every((prime) => value % prime !== 0)) primes.push(value)
  return primes.map((prime) => (Math.cbrt(prime) % 1) * 2 ** 32).map((value) => value | 0)
})()

const rotate = (value: number, by: number) => (value >>> by) | (value << (32 - by))

function padded(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64
  const whole = new Uint8Array(length)
  whole.set(bytes)
  whole[bytes.length] = 0x80
  const view = new DataView(whole.buffer)
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(length - 4, bytes.length << 3)
  return view
}

function schedule(view: DataView, offset: number): Int32Array {
  const words = new Int32Array(64)
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(offset + i * 4)
  for (let i = 16; i < 64; i++) {
    const [a = 0, b = 0] = [words[i - 15], words[i - 2]]
    const small = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)
    const large = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10)
    words[i] = (words[i - 16] ?? 0) + small + (words[i - 7] ?? 0) + large
  }
  return words
}

/** SHA-256 of the text’s UTF-8 in lower-case hex, without waiting: it runs while somebody types, where `node:crypto` is not. */
export function sha256Hex(text: string): string {
  const view = padded(new TextEncoder().encode(text))
  const state = Int32Array.from(initial)
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    const words = schedule(view, offset)
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let i = 0; i < 64; i++) {
      const choice = (e & f) ^ (~e & g)
      const first =
        (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + (constants[i] ?? 0) + (words[i] ?? 0)) | 0
      const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
    }
    ;[a, b, c, d, e, f, g, h].forEach((value, i) => {
      state[i] = (state[i] ?? 0) + value
    })
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
