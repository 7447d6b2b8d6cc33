import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'google-chrome', 'google-chrome-stable']
const MAC_PATHS = ['/Applications/Chromium.app/Contents/MacOS/Chromium']

/** Path of a Chromium that loads unpacked extensions: `CHROME_PATH`, or one with a known name; `undefined` if none. */
export function findBrowser(): string | undefined {
  const named = process.env['CHROME_PATH']
  if (named) return named
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC_PATHS]
  return candidates.find(isExecutable)
}

/** Finds a browser; on Debian as root installs the distribution's when there is none. Throws with what to do. */
export function requireBrowser(): string {
  const found = findBrowser()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('No browser found: installing Debian’s chromium …')
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    execFileSync('apt-get', ['update', '-q'], options)
    execFileSync(
      'apt-get',
      ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
      options,
    )
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Error('No browser found. Install Chromium, or set CHROME_PATH to a Chromium or Chrome for Testing binary.')
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not to be run by this user: the next name is tried.
    return false
  }
}
