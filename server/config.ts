import { parseArgs } from 'node:util'

interface Option {
  /** As an environment variable; the flag is the same in lower case with dashes. */
  name: string
  kind: 'text' | 'number' | 'yes or no'
  fallback: string
  about: string
}

/** Everything that can be set, as a flag (`--data /srv/shares`) or in the environment (`SHARE_DATA=/srv/shares`). */
const OPTIONS = [
  { name: 'HOST', kind: 'text', fallback: '127.0.0.1', about: 'address to listen at' },
  { name: 'PORT', kind: 'number', fallback: '8787', about: 'port to listen at; 0 takes a free one' },
  { name: 'DATA', kind: 'text', fallback: 'share-data', about: 'folder for shares, and for bodies on their way to S3' },
  { name: 'VIEWER', kind: 'text', fallback: '.output/share-page', about: 'folder of the built viewer page' },
  { name: 'UPLOAD_SECRET', kind: 'text', fallback: '', about: 'who has it may share; empty: made at the first start' },
  { name: 'ADMIN_SECRET', kind: 'text', fallback: '', about: 'reads reports, takes down; empty: nobody can' },
  {
    name: 'S3_ENDPOINT',
    kind: 'text',
    fallback: '',
    about: 'URL with the bucket as its path; empty: files under DATA',
  },
  { name: 'S3_REGION', kind: 'text', fallback: 'auto', about: 'region of the bucket' },
  { name: 'S3_ACCESS_KEY_ID', kind: 'text', fallback: '', about: 'who asks the bucket' },
  { name: 'S3_SECRET_ACCESS_KEY', kind: 'text', fallback: '', about: 'and its secret' },
  { name: 'TRUST_PROXY', kind: 'yes or no', fallback: 'no', about: 'take the last X-Forwarded-For as the address' },
  { name: 'MAX_SHARE_MB', kind: 'number', fallback: '2048', about: 'size of one share' },
  { name: 'MAX_TOTAL_GB', kind: 'number', fallback: '100', about: 'size of all shares' },
  { name: 'MAX_UPLOADS', kind: 'number', fallback: '64', about: 'parts received at once, the others wait' },
  { name: 'PART_SECONDS', kind: 'number', fallback: '120', about: 'a part that takes longer is cut off' },
  { name: 'SHARES_PER_HOUR', kind: 'number', fallback: '120', about: 'new shares from one address, per process' },
  { name: 'READS_PER_MINUTE', kind: 'number', fallback: '1200', about: 'other requests from one address, per process' },
  { name: 'SWEEP_MINUTES', kind: 'number', fallback: '10', about: 'how often what is over is removed' },
] as const satisfies readonly Option[]

type Name = (typeof OPTIONS)[number]['name']
type KindOf<Wanted extends Name> = Extract<(typeof OPTIONS)[number], { name: Wanted }>['kind']
export type Config = {
  [Wanted in Name]: KindOf<Wanted> extends 'number' ? number : KindOf<Wanted> extends 'text' ? string : boolean
}

const PREFIX = 'SHARE_'

export type ReadConfig = { ok: true; config: Config } | { ok: false; problems: string[] }

/** Flags win over the environment. Every value that cannot be is named, not the first alone. */
export function readConfig(flags: readonly string[], environment: Record<string, string | undefined>): ReadConfig {
  const problems: string[] = []
  const given = parseFlags(flags, problems)
  const config: Record<string, string | number | boolean> = {}
  for (const { name, kind, fallback } of OPTIONS) {
    const text = given[flagOf(name)] ?? environment[PREFIX + name] ?? fallback
    const value = readValue(text, kind)
    if (value === undefined) problems.push(`${PREFIX + name}: "${text}" is no ${kind}`)
    else config[name] = value
  }
  const isS3 = config['S3_ENDPOINT'] !== ''
  if (isS3 && !URL.canParse(String(config['S3_ENDPOINT']))) problems.push(`${PREFIX}S3_ENDPOINT: no URL`)
  for (const name of isS3 ? ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] : [])
    if (!config[name]) problems.push(`${PREFIX + name}: asked for with S3_ENDPOINT`)
  for (const name of ['UPLOAD_SECRET', 'ADMIN_SECRET'])
    if (!/^$|^[\w-]{16,200}$/.test(String(config[name])))
      problems.push(`${PREFIX + name}: 16 characters or more, letters, digits, - and _`)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: config as Config }
}

export function describeOptions(): string {
  const rows = OPTIONS.map(({ name, fallback, about }) => {
    const flag = `--${flagOf(name)}`.padEnd(24)
    return `  ${flag}${(PREFIX + name).padEnd(28)}${about}${fallback ? ` (${fallback})` : ''}`
  })
  return ['npm run share-server -- [flags]', '', ...rows, `  ${'--help'.padEnd(52)}this text`].join('\n')
}

function parseFlags(flags: readonly string[], problems: string[]): Record<string, string | undefined> {
  const options = Object.fromEntries(OPTIONS.map(({ name }) => [flagOf(name), { type: 'string' as const }]))
  try {
    return parseArgs({ args: [...flags], options, strict: true }).values
  } catch (error) {
    problems.push((error as Error).message)
    return {}
  }
}

function readValue(text: string, kind: Option['kind']): string | number | boolean | undefined {
  if (kind === 'text') return text
  if (kind === 'number') return /^\d{1,9}$/.test(text) ? Number(text) : undefined
  return text === 'yes' || text === 'no' ? text === 'yes' : undefined
}

function flagOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}
