import { describe, expect, it } from 'vitest'
import { type MailedNotice, mailOf } from '@/lib/notices/mail'

const settings = { from: 'Standdown <standdown@example.test>', publicUrl: 'http://standdown.test:4220' }
const notice: MailedNotice = {
  ...{ id: '01a20939-1edd-70c1-869f-fa0f0cbe2c12', text: 'A safeguard of Workflow Insight expires in 3 days.' },
  ...{ href: '/programs/workflow-insight', address: 'owner@example.test', restricted: false, acknowledge: false },
}

describe('the mail of a notice', () => {
  it('is its words and a link', () => {
    const { subject, text, messageId } = mailOf(notice, settings)
    expect(subject).toBe(`Standdown: ${notice.text}`)
    expect(text).toContain(`${notice.text}\n\nhttp://standdown.test:4220/programs/workflow-insight\n`)
    expect(messageId).toBe(`<notice.${notice.id}@standdown.test>`)
  })

  it('says nothing of a restricted incident', () => {
    const mail = mailOf({ ...notice, text: 'Secret title', href: '/incidents/INC-ABCDE', restricted: true }, settings)
    expect(JSON.stringify(mail)).not.toMatch(/Secret|INC-/)
    expect(mail.text).toContain('http://standdown.test:4220/notices\n')
  })

  it('leads to the notices where it wants acknowledging', () => {
    const { text } = mailOf({ ...notice, acknowledge: true }, settings)
    expect(text).toContain('http://standdown.test:4220/notices\n\nPlease acknowledge it there.')
  })

  it('has one line as its subject, however long the words', () => {
    const { subject } = mailOf({ ...notice, text: `Words\r\nBcc: x\n${'y'.repeat(300)}` }, settings)
    expect(subject).not.toMatch(/[\r\n]/)
    expect(subject.length).toBeLessThan(160)
  })
})
