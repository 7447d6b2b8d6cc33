import { describe, expect, it } from 'vitest'

import { waitFor } from './support/extension-state.ts'
import { fill, find, press } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
import { useLibrary } from './support/use-library.ts'

/** What sessions are put in order with, and the screens that show it. */
describe('the library', { timeout: 120_000 }, () => {
  const { list, idOf, openList, openScreen, waitForCount, waitForIds, addFilter, choose, undo, readQuery } =
    useLibrary()

  it('saves a filter under a name, which Home shows too, and gives it back when it was deleted', async () => {
    await openList('?q=numbers.html')
    await addFilter('Errors')
    await find(list(), 'group', 'Errors')
    await press(list(), 'button', 'Save filter')
    await fill(list(), 'textbox', 'Name of the filter', 'Broken numbers')
    await list().keyboard.press('Enter')
    await find(list(), 'button', 'Saved')
    await openScreen('#/home')
    await press(list(), 'link', 'Broken numbers')
    await find(list(), 'group', 'Errors')
    expect(await readQuery('q')).toBe('numbers.html')
    await press(list(), 'button', 'Saved')
    await press(list(), 'button', 'Delete the filter Broken numbers')
    await list().waitForFunction(() => document.body.innerText.includes('Deleted the filter'))
    await undo()
    await find(list(), 'button', 'Saved')
  })

  it('keeps what was selected as a cohort, which other filters can ask for', async () => {
    await openList('?q=numbers.html')
    await waitForIds([idOf('buyer')])
    await press(list(), 'checkbox', 'Select all sessions')
    await press(list(), 'button', 'Cohort')
    await fill(list(), 'textbox', 'Name of the cohort', 'Fire')
    await list().keyboard.press('Enter')
    await openList()
    await addFilter('Cohort')
    const cohort = await list().waitForSelector('select[aria-label="Cohort"]')
    const value = await cohort!.$$eval('option', (options) => options.find((one) => one.textContent === 'Fire')!.value)
    await choose('Cohort', value)
    expect(await waitForIds([idOf('buyer')])).toEqual([idOf('buyer')])
    await openScreen('#/cohorts')
    await list().waitForFunction(() => document.querySelector('.people-item')?.textContent?.includes('1 session'))
  })

  it('tags, stars, files and deletes what is selected, each with a way back', async () => {
    await openList('?q=numbers.html')
    await waitForIds([idOf('buyer')])
    const readSession = async () => (await readDatabase(list())).sessions.find(({ id }) => id === idOf('buyer'))!
    const waitForSession = (isWanted: (session: Awaited<ReturnType<typeof readSession>>) => boolean) =>
      waitFor(readSession, isWanted)
    await press(list(), 'checkbox', 'Select all sessions')
    await press(list(), 'button', 'Tag')
    await fill(list(), 'combobox', 'Tag', 'urgent')
    await list().keyboard.press('Enter')
    expect((await waitForSession(({ tags }) => tags.length > 0)).tags).toEqual(['urgent'])
    await press(list(), 'button', 'Undo')
    expect((await waitForSession(({ tags }) => tags.length === 0)).tags).toEqual([])

    await press(list(), 'button', 'Study')
    await fill(list(), 'combobox', 'Study', 'Fire study')
    await list().keyboard.press('Enter')
    expect((await waitForSession(({ study }) => study !== '')).study).toBe('Fire study')
    await press(list(), 'button', 'Star')
    expect((await waitForSession(({ isStarred }) => isStarred)).isStarred).toBe(true)
    await press(list(), 'button', 'Delete')
    await find(list(), 'heading', 'No session matches')
    await undo()
    expect(await waitForIds([idOf('buyer')])).toEqual([idOf('buyer')])
  })

  it('shows a person with all their events, renames them, describes them, and merges two', async () => {
    await openScreen('#/people/zoe-42')
    await find(list(), 'heading', 'zoe-42')
    await list().waitForFunction(() => document.querySelector('.person-stream')?.textContent?.includes('Plant Bought'))
    expect(await list().$eval('.person-side', (side) => side.textContent)).toContain('gold')

    await press(list(), 'button', 'Rename')
    await fill(list(), 'textbox', 'Name', 'Zoë')
    await list().keyboard.press('Enter')
    await find(list(), 'heading', 'Zoë')
    await fill(list(), 'textbox', 'Property', 'city')
    await fill(list(), 'textbox', 'Value', 'Ulm')
    await press(list(), 'button', 'Add')
    await find(list(), 'button', 'Remove city')

    await press(list(), 'button', 'Merge')
    await fill(list(), 'combobox', 'The same person as', 'yan-7')
    await list().keyboard.press('Enter')
    await list().waitForFunction(() => document.querySelector('.person-aliases')?.textContent?.includes('zoe-42'))
    await list().waitForFunction(() => document.querySelectorAll('.person-session').length === 2)
    await press(list(), 'button', 'Split')
    await list().waitForFunction(() => !document.querySelector('.person-aliases'))

    await openScreen('#/people/zoe-42')
    await (await list().waitForSelector('.person-session a', { visible: true }))!.click()
    await find(list(), 'slider', 'Seek', 20_000)
  })

  it('Home lists the last hundred sessions of seven days, and each figure opens what it is counted of', async () => {
    await openScreen('#/home')
    await list().waitForSelector('.recent-sessions tbody tr')
    expect(await list().$$('.recent-sessions tbody tr')).toHaveLength(100)
    const readFigure = (name: string) =>
      list().$$eval(
        '.week-figure',
        (figures, wanted) =>
          figures.find((one) => one.querySelector('.week-name')?.textContent === wanted)!.querySelector('.week-value')!
            .textContent,
        name,
      )
    const [sessions, errors] = [await readFigure('Sessions'), await readFigure('Errors')]
    await (await list().$$('.week-figure'))[2]!.click()
    await find(list(), 'button', 'Sort by errors, now descending')
    const { sessions: rows } = await readDatabase(list())
    const from = new Date(new Date().setHours(0, 0, 0, 0)).setDate(new Date().getDate() - 6)
    const week = rows.filter(({ startedAt }) => startedAt >= from)
    expect(week.length.toLocaleString()).toBe(sessions)
    expect(week.reduce((sum, { errorCount }) => sum + errorCount, 0).toLocaleString()).toBe(errors)
    const withErrors = week.filter(({ errorCount }) => errorCount > 0).length
    expect(await waitForCount((count) => count === withErrors)).toBe(withErrors)
  })

  it('makes a study, writes who takes part and what they do, and lists its sessions', async () => {
    await openScreen('#/studies')
    await press(list(), 'button', 'New study')
    await fill(list(), 'combobox', 'Name of the study', 'Spring study')
    await list().keyboard.press('Enter')
    await find(list(), 'heading', 'Spring study')
    await fill(list(), 'textbox', 'Participant', 'P1')
    await list().keyboard.press('Enter')
    await find(list(), 'button', 'Remove P1')
    await fill(list(), 'textbox', 'Task', 'Put it out')
    await list().keyboard.press('Enter')
    await find(list(), 'button', 'Remove task 1')
    const { sessions, studies } = await readDatabase(list())
    const count = sessions.filter(({ study }) => study === 'Spring study').length
    await find(list(), 'link', `${count.toLocaleString()} sessions in the list`)
    expect(studies).toMatchObject([{ name: 'Spring study', participants: [{ code: 'P1' }], tasks: ['Put it out'] }])
  })
})
