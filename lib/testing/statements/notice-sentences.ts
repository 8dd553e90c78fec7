/**
 * Sentences in our own words after what public breach notices say; none is copied. `after` names the kind of notice.
 * `rules` are the marks that the rules give without a record; `wrong` are those among them that a careful editor would not
 * have given, and why they stay.
 */
interface NoticeSentence {
  readonly after: string
  readonly sentence: string
  readonly rules: readonly string[]
  readonly wrong?: Readonly<Record<string, string>>
}

const letter = 'letter to consumers filed with a US state attorney general'
const hipaa = 'notice of a hospital under HIPAA'
const filing = 'US securities filing (8-K, item 1.05)'
const gdpr = 'e-mail to people under GDPR article 34'
const press = 'press statement of a large company'
const status = 'status page and engineering report'
const employer = 'employer’s notice to staff'
const university = 'university’s page on an incident'
const vendor = 'software vendor’s notice to its customers'
const authority = 'public authority’s notice'

export const noticeSentences: readonly NoticeSentence[] = [
  {
    after: letter,
    sentence:
      'We are writing to tell you about an event that may affect the security of some of your personal information.',
    rules: ['L05'],
  },
  {
    after: letter,
    sentence: 'On or around 14 March 2024, we noticed unusual activity on one of our servers.',
    rules: [],
  },
  {
    after: letter,
    sentence: 'We promptly started an investigation with the help of outside specialists.',
    rules: ['L17'],
  },
  {
    after: letter,
    sentence: 'The investigation found that somebody had copied files between 2 and 9 March 2024.',
    rules: [],
  },
  {
    after: letter,
    sentence: 'The files contained your name, your Social Security number and your date of birth.',
    rules: [],
  },
  {
    after: letter,
    sentence: 'At this time, we have no evidence that your information has been misused.',
    rules: ['L17', 'L02', 'L03'],
  },
  {
    after: letter,
    sentence: 'Out of an abundance of caution, we are offering you two years of credit monitoring at no cost.',
    rules: ['L08'],
  },
  {
    after: letter,
    sentence: 'We take this matter very seriously and regret any inconvenience it may cause you.',
    rules: ['L07', 'L20'],
  },
  {
    after: letter,
    sentence: 'You can place a fraud alert with any of the three credit bureaus free of charge.',
    rules: [],
  },
  {
    after: hipaa,
    sentence: 'On 5 June 2023 we learned that an employee’s mailbox had been opened by an unknown person.',
    rules: [],
  },
  {
    after: hipaa,
    sentence: 'The mailbox held information about 4,812 patients, including diagnoses and treatment dates.',
    rules: ['L04'],
  },
  { after: hipaa, sentence: 'Financial account numbers were not involved.', rules: [] },
  {
    after: hipaa,
    sentence: 'We have no indication that anyone viewed the patient information in the mailbox.',
    rules: ['L02', 'L03'],
  },
  {
    after: hipaa,
    sentence: 'To help prevent something like this from happening again, we are training our staff on phishing.',
    rules: [],
  },
  {
    after: hipaa,
    sentence: 'Patients whose information was in the mailbox will receive a letter by 4 August 2023.',
    rules: [],
  },
  {
    after: filing,
    sentence: 'On 10 January 2024 the Company detected unauthorized activity in certain of its information systems.',
    rules: [],
  },
  {
    after: filing,
    sentence: 'The Company has contained the activity and is working to restore the affected systems.',
    rules: [],
  },
  {
    after: filing,
    sentence: 'As of the date of this filing, the incident has not had a material impact on the Company’s operations.',
    rules: ['L21'],
    wrong: {
      L21: 'A filing needs the word. It is there because counsel chose it: their approval of the sentence lets it pass.',
    },
  },
  {
    after: filing,
    sentence: 'The Company could be subject to litigation and regulatory inquiries as a result of the incident.',
    rules: [],
  },
  {
    after: filing,
    sentence: 'A threat actor believed to be associated with a nation state took a limited number of files.',
    rules: ['L25', 'L05'],
  },
  {
    after: gdpr,
    sentence: 'Between 11:00 and 15:30 CET on 6 May 2022 your order history could be seen by other customers.',
    rules: [],
  },
  { after: gdpr, sentence: 'Your password and your payment details were never visible.', rules: ['L01'] },
  { after: gdpr, sentence: 'We have informed the data protection authority within 72 hours.', rules: [] },
  { after: gdpr, sentence: 'You may receive e-mails that pretend to come from us.', rules: [] },
  { after: gdpr, sentence: 'Please do not reply to them and do not open any attachment.', rules: [] },
  {
    after: gdpr,
    sentence: 'If you have questions, write to our data protection officer at the address below.',
    rules: [],
  },
  {
    after: press,
    sentence:
      'We can confirm that we recently experienced a cyber incident affecting a small number of internal systems.',
    rules: ['L17', 'L05'],
  },
  { after: press, sentence: 'The safety of our customers’ data is our top priority.', rules: ['L07'] },
  {
    after: press,
    sentence: 'A highly sophisticated attacker gained access through a third-party tool.',
    rules: ['L14'],
  },
  {
    after: press,
    sentence: 'No customer data was accessed, and our services are fully secure.',
    rules: ['L01', 'L09'],
  },
  {
    after: press,
    sentence: 'We are working around the clock with the authorities and will share more information when we can.',
    rules: [],
  },
  {
    after: press,
    sentence: 'The matter appears to have been caused by a misconfiguration at a supplier.',
    rules: ['L13'],
  },
  { after: press, sentence: 'We believe the incident has been fully resolved.', rules: ['L12'] },
  {
    after: status,
    sentence: 'At 14:42 UTC on 21 June 2022 a change to our network took part of our data centres offline.',
    rules: [],
  },
  {
    after: status,
    sentence: 'We reverted the change at 15:06 UTC, and traffic was back to normal by 15:58 UTC.',
    rules: [],
  },
  { after: status, sentence: 'The change passed review because our tests did not cover this router model.', rules: [] },
  {
    after: status,
    sentence: 'We logged credentials of 1,203 users in plain text between 3 and 17 April 2018.',
    rules: ['L04'],
    wrong: { L04: 'The report is closed and the count is final: a claim that is marked final lets it pass.' },
  },
  {
    after: status,
    sentence: 'We have deleted the log files and rotated the keys, and a second team checked both on 18 April 2018.',
    rules: [],
  },
  {
    after: status,
    sentence: 'Our review of the access logs for 3 to 17 April 2018 found no reads by people outside the on-call team.',
    rules: ['L03'],
  },
  { after: status, sentence: 'By 30 July we will add a test that fails when a secret reaches the logs.', rules: [] },
  {
    after: employer,
    sentence: 'Payroll records of current and former employees were left in a shared folder.',
    rules: ['L09'],
  },
  {
    after: employer,
    sentence: 'Everybody with a company account could open the folder from 1 to 19 February 2021.',
    rules: [],
  },
  {
    after: employer,
    sentence: 'We removed the shared link on 19 February 2021 and are now checking the access logs.',
    rules: [],
  },
  { after: employer, sentence: 'We do not yet know who opened the files.', rules: [] },
  { after: employer, sentence: 'The error was made by a junior employee in the finance team.', rules: ['L14'] },
  {
    after: employer,
    sentence: 'Please change your password today if you also use it elsewhere.',
    rules: ['L17'],
    wrong: {
      L17: '“Today” addresses the reader, whenever they read it. Dismissed with one click; a pattern that lets it pass would let facts pass too.',
    },
  },
  { after: employer, sentence: 'You will not be treated worse for asking questions about this.', rules: [] },
  {
    after: university,
    sentence: 'Some student records may potentially have been viewed by unauthorized individuals.',
    rules: ['L05', 'L15'],
  },
  { after: university, sentence: 'Approximately 30,000 current and former students are affected.', rules: ['L04'] },
  {
    after: university,
    sentence: 'The vulnerability was patched immediately after we became aware of it.',
    rules: ['L17'],
  },
  { after: university, sentence: 'We are not aware of any misuse of the data.', rules: ['L02', 'L03'] },
  {
    after: university,
    sentence: 'The university is committed to protecting the privacy of its community.',
    rules: ['L07'],
  },
  {
    after: vendor,
    sentence: 'We have completed our review of the logs from 1 November 2022 to 15 January 2023.',
    rules: [],
  },
  {
    after: vendor,
    sentence: 'An attacker used stolen support credentials to download files of 134 customers.',
    rules: ['L04'],
    wrong: { L04: 'The same: a final count passes when its claim says so.' },
  },
  {
    after: vendor,
    sentence: 'If your account is among them, we wrote to your administrator on 3 November 2023.',
    rules: [],
  },
  { after: vendor, sentence: 'All other customers can rest assured that their data is safe.', rules: ['L01', 'L12'] },
  {
    after: vendor,
    sentence: 'Please rotate your API tokens and review your audit log for the period named above.',
    rules: [],
  },
  { after: vendor, sentence: 'We apologise to every customer that we told too late.', rules: [] },
  {
    after: authority,
    sentence: 'A spreadsheet with the names of all officers was published by mistake on 8 August 2023.',
    rules: [],
  },
  { after: authority, sentence: 'It was online for about three hours before we took it down at 17:15 BST.', rules: [] },
  { after: authority, sentence: 'We do not know how many people downloaded it in that time.', rules: [] },
  {
    after: authority,
    sentence: 'We have asked an independent team to examine how the file was released and will publish its report.',
    rules: [],
  },
  { after: authority, sentence: 'There is a low risk that the information will be used to harm you.', rules: ['L06'] },
  { after: authority, sentence: 'We cannot rule out that copies exist, and we act as if they do.', rules: [] },
]
