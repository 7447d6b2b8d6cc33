import { expect, test } from 'vitest'

import { showInStage } from './support/compare-page.ts'
import { findSessions } from './support/find-session.ts'
import { find, openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

const SECRET = 'Wilhelmina Thrushcross'
const SHOWN = 'Added to what is shown'

const given = useExtension()

test('a file in an object is a box with its name, and nothing of a hidden or masked document is kept', async () => {
  const page = await given.extension.browser.newPage()
  await page.goto(`${given.site.origin}/gallery/embedded-files.html`)
  const tabId = await given.extension.tabIdOf(page)
  const popup = await startRecording(given.extension, page)
  // The page, and what is in three of its elements.
  await waitForDatabase(popup, ({ pages }) => pages.filter(({ hasSnapshot }) => hasSnapshot).length === 4)
  await page.evaluate(
    (secret, shown) => {
      for (const [id, text] of Object.entries({ hidden: secret, masked: secret, shown }))
        document.querySelector<HTMLObjectElement>(`#${id}`)!.contentDocument!.body.append(text)
    },
    SECRET,
    SHOWN,
  )
  const field = await page.evaluateHandle(() =>
    document.querySelector<HTMLObjectElement>('#shown')!.contentDocument!.querySelector('input'),
  )
  await field.asElement()!.focus()
  await page.keyboard.type(SECRET)
  await waitForDatabase(popup, (dump) => findText(dump, SHOWN).length > 0)
  await stopRecording(popup)

  const dump = await readDatabase(popup)
  expect(findText(dump, SECRET)).toEqual([])

  const { session } = findSessions(dump, tabId)[0]!
  const dashboard = await openNewestSession(given.extension)
  await showInStage(dashboard, session.endedAt - session.startedAt - 1)
  const shown = await dashboard.evaluate(() => {
    const { contentDocument } = document.querySelector<HTMLIFrameElement>(
      '.stage-screen:not(.stage-screen-hidden) iframe',
    )!
    return {
      file: contentDocument!.querySelector<HTMLElement>('#file')!.style.background,
      text: contentDocument!.querySelector<HTMLIFrameElement>('#shown')!.contentDocument!.body.innerText,
    }
  })
  expect(decodeURIComponent(/"(.*)"/.exec(shown.file)![1]!)).toContain('png · greenhouse.png')
  expect(shown.text).toContain(SHOWN)
  await dashboard.click('[role="tab"]::-p-text(Health)')
  await find(dashboard, 'region', 'A file inside the page')
})
