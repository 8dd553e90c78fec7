/** What is recorded of the keys that sign grant tokens, on the workplace's stream. Never a private key. */
export interface SigningEvents {
  'signing.key_created': { readonly kid: string }
  'signing.key_rotated': {
    readonly kid: string
    /** The new key signs from here; until then it is only published. */
    readonly signsFrom: string
    readonly previous: string
    /** The previous key verifies until here: until every token that it signed has expired. */
    readonly verifiesUntil: string
    readonly compromised: boolean
    readonly reason: string
  }
}
