import type { WordingRule } from '@/lib/statements/lint/wording/rule'

/** Words with legal effect, and what must not leave the house. Source: the craft guide’s list, patterns as it has them unless a comment says why not. */
export const leakRules: readonly WordingRule[] = [
  {
    id: 'L21',
    name: 'LEGAL_CONCLUSION',
    severity: 'block',
    match:
      /\b(?:data breach|breach of (?:law|contract|GDPR)|violat(?:ed|ion|es)|in (?:full )?compliance|(?:fully )?compliant|not (?:legally )?(?:required|obliged|obligated)|no (?:legal )?(?:obligation|duty)|material(?:ly)?|negligen(?:ce|t)|liab(?:le|ility)|unlawful(?:ly)?|illegal(?:ly)?)\b/i,
    permits: ({ legalApproved }) => legalApproved === true,
    context: 'suppressed if legal approved this exact sentence hash',
    reason: 'Words with legal effect; "material" starts the 8-K clock.',
    mend: 'Have counsel approve this exact sentence, or say what happened without the legal word.',
  },
  {
    id: 'L23',
    name: 'PII',
    severity: 'block',
    // Mended: a local part has 64 characters at most; without a limit a long word takes seconds.
    match:
      /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+\.[A-Za-z]{2,}|\b\d{3}-\d{2}-\d{4}\b|\b(?:\d{1,3}\.){3}\d{1,3}\b|\+\d[\d ()-]{7,}\d/i,
    permits: ({ contactBlock }) => contactBlock === true,
    context:
      'allowed inside the declared contact block only; plus exact-match against the incident’s people directory (names, user ids)',
    reason: 'Drafts leak; statements get forwarded.',
    mend: 'Take the detail out; an address belongs into the contact line alone.',
  },
  {
    id: 'L24',
    name: 'INTERNAL_REF',
    severity: 'block',
    match:
      /\b(?:SEV[- ]?[0-5]|[A-Z]{2,10}-\d{2,6}|s3:\/\/\S+|https?:\/\/\S*(?:internal|corp|intranet|\.local)\S*|[a-z0-9-]+\.(?:internal|corp|local|prod)\b)/,
    exempt: /\bCVE-\d{4}/i,
    permits: ({ audience }) => audience === 'internal',
    context: 'external audiences only',
    reason: 'Leaks structure; the SEC’s 1.05 instruction 4 lets you omit response-impeding technical detail.',
    mend: 'Leave internal references out of words for the outside.',
  },
  {
    id: 'L25',
    name: 'JARGON',
    severity: 'warn',
    match:
      /\b(?:ACLs?|IAM|RBAC|exfiltrat\w+|lateral movement|threat actor|TTPs?|IOCs?|PII|PHI|bucket|blob|ETL|pipeline|endpoint|telemetry|remediat\w+|leverage[ds]?|utili[sz]\w+|vector|provision\w+|downstream|data subjects?)\b/,
    permits: ({ audience }) => audience === 'regulator',
    context: 'plain-word list per audience; regulators and technical staff exempt',
    reason: '97 % of 161 sampled notices were hard to read (Zou et al. 2019).',
    mend: 'Use a word that every reader knows.',
  },
]
