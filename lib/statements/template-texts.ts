import type { StatementKind } from '@/lib/statements/model'

const access = '{{first:access_observed no_indication_of_access access_not_known}}'
const doing = '{{each:pause_status safeguard investigation_ongoing}}'

/** The text that each kind’s drafts start from, as it is shipped; an administrator may put another in its place. */
export const shippedTemplates: Readonly<Record<StatementKind, string>> = {
  holding: `{{claim:what_happened}} ${access}
{{each:pause_status investigation_ongoing}}

Next update:
Contact:`,
  press_reply: `Question:
As of: {{say:now}}

{{claim:what_happened}} {{each:investigation_ongoing}}

Spokesperson:`,
  employee_notice: `{{claim:what_happened}}
{{claim:data_categories}}
{{claim:exposure_scope}}
${access}
${doing}

What you can do:
Contact:
Speaking up:`,
  affected_person_notice: `{{claim:what_happened}}
{{each:start end discovery}}
{{claim:data_categories}}
${access}
Likely consequences:

What we did: ${doing}

What you can do:

Contact:
Regulator contacts:`,
  regulator_notification: `Regime:
Phase:
Reasons for delay:

{{claim:what_happened}} {{each:discovery}}
{{claim:data_categories}}
${access}
{{each:number_affected}}
Likely consequences:
Measures: ${doing}
Contact:`,
  leadership_brief: `Severity: {{say:severity}}
Clocks:
{{say:clocks}}

Decisions needed:
{{say:decisions}}

Confirmed:
{{say:confirmed}}

Likely:
{{say:likely}}

Unknown:
{{say:unknown}}

Risks:
{{say:risks}}

Options:
{{say:options}}`,
  q_and_a: `{{say:questions}}

Bridge lines:
{{say:bridge}}

Banned lines:
{{say:banned}}`,
  customer_notice: `Customer:
In scope:

{{claim:what_happened}} ${access}
${doing}

Contract duties:
What you can do:
Next update:
Contact:`,
  correction: `What we said: {{say:said}}
What is right: {{say:right}}
Known since: {{say:known_since}}
Why it changed: {{say:why}}
Who was told: {{say:told}}
Effect on advice:`,
}
