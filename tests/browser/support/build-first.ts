import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { requireBrowser } from '../../../scripts/find-browser.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Both builds, and the page of the share server, fresh, before the first browser test; and a browser to load them into. */
export function setup(): void {
  requireBrowser()
  for (const script of ['build', 'build:granted', 'build:share-page']) {
    execFileSync('npm', ['run', '--silent', script], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
  }
}
