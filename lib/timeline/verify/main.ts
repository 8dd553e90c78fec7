import { verifyFile } from './file.ts'

const [, , file] = process.argv
if (file) process.exitCode = verifyFile(file)
else {
  process.stderr.write('Name the exported file: node lib/timeline/verify/main.ts export.json\n')
  process.exitCode = 2
}
