/** `sdc_` and 43 characters of base 62: the pattern for secret scanners. */
export const collectorTokenKind = 'sdc'
