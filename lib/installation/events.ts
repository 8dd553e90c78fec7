/** What is recorded of the installation itself, on the workplace's stream. */
export interface InstallationEvents {
  /** From now on the record lives in this database. `before` is null for the first. */
  'database.adopted': { readonly identity: string; readonly before: string | null; readonly stopped: number }
}
