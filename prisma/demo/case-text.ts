/** The words of the main case, apart from the steps, so that they can be read and mended as prose. */
export const caseText = {
  title: 'Employee activity recordings readable across the company',
  summary:
    'The raw store of the Workflow Insight Program (keystrokes, pointer movements, message text, transcripts, activity logs) opens for any company account. The program promised that only its twelve analysts could read it. I could list and open recordings of people outside my department.',
  took: 'Taking the lead. Reproduced with my own account: the index of `wip-raw` opens, and so does one recording of a test user. I have not opened anyone else’s.',
  observed:
    'From an account in Facilities, which has no need: the search index over the recordings answers, with about **8,000** accounts able to query it. Tried at 00:09 after filing by a volunteer, on a test recording only.',
  observedRight:
    'From an account in Facilities, which has no need: the search index over the recordings answers, with **8,914** accounts able to query it. Tried by a volunteer, on a test recording only.',
  graded: 'Private content of most staff, readable inside the whole company. Nothing points outside so far.',
  otherGrade:
    'The suggestion counts that reading is still open. It is being closed now, nobody outside can reach the store, and no access has been seen; if that changes, this changes.',
  pause:
    'Recordings are readable by everyone inside. Nothing more may be collected until reading is restricted and proven so.',
  action: 'Removed the group `all-staff` from the readers of `wip-raw` and `wip-index`; disabled the search front end.',
  contained:
    'Reading is limited to the twelve accounts of the data-access register. Checked from three accounts outside it: listing, opening and searching are refused.',
  containedStatus: 'Access is closed and checked; the program’s pause is complete.',
  decision:
    'The program stays paused until each safeguard that it promised is verified by someone outside the program. We tell staff before the press, and we say only what the record supports.',
  press:
    'A reporter has screenshots of the search page with two names legible, and asks whether employees’ keystrokes were open to the whole company. Deadline 18:00.',
  plan: 'Review of access begins: object-store access log and search query log, from the day the group was added to the readers. Both record reads. Retention is 90 days, so the window is whole.',
  partial: {
    method: 'All read requests joined with the data-access register; accounts outside it listed one by one.',
    text: 'First nine days done. No request from outside the register so far; the rest of the window is still being joined.',
  },
  cause:
    'The group `all-staff` was added to the readers on the day of the storage migration: the script gave every migrated store the default readers. The promised restriction existed in the design, and was never applied to the new store.',
  finished: {
    method:
      'All 61,480 read requests of the window joined with the data-access register; 212 requests from accounts outside it examined one by one with their owners.',
    text: 'Outside the register: only the volunteers’ test requests made for this incident. The owners confirmed each. Thumbnails that the office proxies may have cached are not covered: the proxies keep no log.',
  },
  outlook: 'Next update for staff in the afternoon. Counsel works through who must be told and by when.',
  start:
    'The store’s own change log: the group was added to the readers in the same minute as the migration’s other changes.',
  end: 'The store’s own change log shows the group removed; reading was refused from three accounts outside the register.',
  causeFact:
    'The migration script gave the new store the default readers. The restriction that the program promised had never been applied to it.',
  count:
    'One row for each person, joined from the directory and the index of the store; 8,914 had at least one recording.',
  proxies: 'Whether the office proxies still hold thumbnails of recordings, and for whom.',
  discovered: 'The report itself: its writer opened a recording outside their department.',
  aware:
    'Reproduced from two accounts: personal data of employees could be read by people who were not meant to. That is enough for reasonable certainty; whether anybody else read them is another question.',
  gdprApplies:
    'Personal data of employees in the EU, readable without need by thousands of colleagues. A risk to them can’t be called unlikely while the review of access runs.',
  noBank: 'Northwind is no financial entity.',
  elsewhere: 'Northwind has no office, employee or customer there.',
  ukOut:
    'No employee works in the United Kingdom, and no recording is of somebody there: checked against the directory.',
  threshold: 'Nearly every incident of a program that records all employees would be one level worse otherwise.',
  readersFailed: 'Tested with three accounts outside the register before the fix: all three could read.',
  question:
    'The owner of the meeting pilot asks whether the same migration script touched their store. Checked: it did not; their store was made a month later with its own readers.',
} as const

/** What the spokesperson first wanted to say; the record does not support it yet. */
export const firstWords =
  'The program was designed with privacy safeguards. There is no indication at this time that any data was improperly accessed by employees. The program is paused while we investigate.'
