import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { servePages, type PracticeSite } from '../pages/serve.ts'
import { readStage, showInStage } from './support/compare-page.ts'
import { launchExtension } from './support/extension.ts'
import { findLosses, type Tally } from './support/numbers.ts'
import { openNewestSession, startRecording } from './support/person.ts'
import { waitForDatabase } from './support/read-database.ts'
import { chooseSeed, createRandom, isSoak, keepResult, times } from './support/soak.ts'

/** What was older than this when the browser died has to be there: flushed within 1 s, stored soon after. */
const MAY_BE_LOST_MS = 2_000
const CHANGE_EVERY_MS = 40

describe('a browser that is killed while it records', { timeout: isSoak ? 1_800_000 : 240_000 }, () => {
  let site: PracticeSite
  let folder: string
  const seed = chooseSeed()
  const random = createRandom(seed)

  beforeEach(async () => {
    site = await servePages()
    folder = mkdtempSync(join(tmpdir(), 'afterimage-'))
  })
  afterEach(async () => {
    await site?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('has everything but the last moments when it is started again', async () => {
    const wanted = times(2, 20)
    let lost = 0
    for (let round = 0; round < wanted; round++) {
      const name = `round${round}`
      const tally = await recordAndKill(name)
      const extension = await launchExtension('granted', { userDataDir: folder })
      const dashboard = await openNewestSession(extension)
      const dump = await waitForDatabase(dashboard, ({ sessions }) =>
        sessions.every(({ status }) => status === 'stopped'),
      )
      expect(dump.sessions, `seed ${seed}`).toHaveLength(round + 1)
      expect(
        dump.sessions.filter((session) => session.isRecovered && session.endReason === 'browser closed'),
      ).toHaveLength(round + 1)
      const sure = { ...tally, changes: Math.max(0, tally.changes - MAY_BE_LOST_MS / CHANGE_EVERY_MS) }
      lost += findLosses(dump, new Map([[`${name}-0`, sure]]), []).length
      await showInStage(dashboard, 1e12)
      const shown = await readStage(dashboard)
      expect(JSON.stringify(shown.tree)).toContain(`change ${name}-0 0`)
      await extension.close()
    }
    keepResult('browser killed', { seed, killed: wanted, losses: lost })
    expect(lost, `seed ${seed}`).toBe(0)
  })

  /** The tally as it was a moment before the browser got SIGKILL. */
  async function recordAndKill(name: string): Promise<Tally> {
    const extension = await launchExtension('granted', { userDataDir: folder })
    const page = await extension.browser.newPage()
    await page.goto(`${site.origin}/numbers.html?name=${name}`)
    await page.evaluate(() => sessionStorage.clear())
    await startRecording(extension, page)
    await pause(2_500 + random() * 1_000)
    const tally = (await page.evaluate(
      (key) => JSON.parse(localStorage.getItem(key)!) as unknown,
      `tally:${name}-0`,
    )) as Tally
    const process = extension.browser.process()!
    const exited = new Promise((resolve) => process.once('exit', resolve))
    process.kill('SIGKILL')
    await exited
    return { ...tally, clicks: [], inputs: [] }
  }
})
