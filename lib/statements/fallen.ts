/** Since when and by what a published statement no longer holds. Times are ISO. */
export interface Fallen {
  readonly since: string
  /** The entry that did it; null where it is age alone. */
  readonly bySeq: number | null
  readonly reason: string
}
