import { describe, expect, it } from 'vitest'

import { waitFor } from './support/extension-state.ts'
import { fill, find, press } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
import { GENERATED_SESSIONS, useLibrary } from './support/use-library.ts'

/** The list and its filters. */
describe('the list of sessions', { timeout: 120_000 }, () => {
  const { list, idOf, openList, waitForCount, waitForIds, addFilter, choose, readQuery } = useLibrary()

  it('is narrowed to the last 7, 30, 60, 90 days and to chosen ones, and says how many of all', async () => {
    await openList()
    expect(await waitForCount((count) => count === GENERATED_SESSIONS + 2)).toBe(GENERATED_SESSIONS + 2)
    const counts: number[] = []
    let current = 'All time'
    for (const days of [7, 30, 60, 90]) {
      await press(list(), 'button', current)
      await press(list(), 'button', `Last ${days} days`)
      current = `Last ${days} days`
      await find(list(), 'button', current)
      expect(await readQuery('range')).toBe(`${days}d`)
      counts.push(await waitForCount((count) => count > (counts.at(-1) ?? 0) && count <= GENERATED_SESSIONS + 2))
    }
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts[0]).toBeGreaterThan(2)
    await openList('?range=2000-01-01..2000-01-02')
    await find(list(), 'heading', 'No session matches')
    await press(list(), 'button', 'Show all sessions')
    expect(await waitForCount((count) => count === GENERATED_SESSIONS + 2)).toBe(GENERATED_SESSIONS + 2)
  })

  it('finds who the page said it is, by person and by property, and the filter stands in the address', async () => {
    await openList()
    await addFilter('Person')
    await fill(list(), 'combobox', 'Value of person', 'zoe-42')
    expect(await waitForIds([idOf('buyer')])).toEqual([idOf('buyer')])
    await list().reload()
    expect(await waitForIds([idOf('buyer')])).toEqual([idOf('buyer')])

    await openList()
    await addFilter('Person property')
    await fill(list(), 'combobox', 'Name of the property', 'plan')
    await fill(list(), 'combobox', 'Value of the property', 'silver')
    expect(await waitForIds([idOf('reader')])).toEqual([idOf('reader')])
  })

  it('finds events of the page’s own by a property, and turns a condition round', async () => {
    await openList('?range=7d')
    await addFilter('Event')
    await choose('Event', 'custom:Plant Bought')
    await press(list(), 'button', 'where')
    await choose('What of the event', 'properties.price')
    await choose('How price is compared', 'at least')
    const field = await list().waitForSelector('input[type="number"][aria-label="Value of price"]')
    await field!.click({ count: 3 })
    await list().keyboard.type('100')
    expect(await waitForIds([idOf('buyer')])).toEqual([idOf('buyer')])

    const all = await waitForCount((count) => count === 1)
    await press(list(), 'button', 'Not: Did')
    const others = await waitForCount((count) => count > 1)
    await press(list(), 'button', 'Clear')
    await openList('?range=7d')
    expect(await waitForCount((count) => count === others + all)).toBe(others + all)
  })

  it('finds a request by its status, a line of the console, a sequence, and either of two', async () => {
    await openList()
    await addFilter('Request URL')
    await fill(list(), 'combobox', 'Value of URL', '/status/500')
    expect(await waitForIds([idOf('buyer')])).toEqual([idOf('buyer')])
    await openList()
    await addFilter('Console text')
    await fill(list(), 'combobox', 'Value of text', 'greenhouse is on fire')
    expect(await waitForIds([idOf('buyer')])).toEqual([idOf('buyer')])

    const custom = (name: string) => ({ kind: 'custom', name, where: [] })
    const sequence = { kind: 'sequence', events: [{ kind: 'identify', where: [] }, custom('Plant Bought')] }
    await openList(`?f=${encodeURIComponent(JSON.stringify({ join: 'and', parts: [sequence] }))}`)
    expect(await waitForIds([idOf('buyer')])).toEqual([idOf('buyer')])
    const parts = [custom('Plant Bought'), custom('Plant Seen')].map((event) => ({ kind: 'event', event, atLeast: 1 }))
    await openList(`?f=${encodeURIComponent(JSON.stringify({ join: 'and', parts }))}`)
    await find(list(), 'heading', 'No session matches')
    await choose('How conditions hold together', 'or')
    expect(await waitForIds([idOf('reader'), idOf('buyer')])).toEqual([idOf('reader'), idOf('buyer')])
  })

  it('opens a session at the event that put it there, and then it is viewed', async () => {
    await openList()
    await addFilter('Console text')
    await fill(list(), 'combobox', 'Value of text', 'greenhouse is on fire')
    await waitForIds([idOf('buyer')])
    const { events, sessions } = await readDatabase(list())
    const session = sessions.find(({ id }) => id === idOf('buyer'))!
    const line = events.find((event) => event.sessionId === session.id && event.label.includes('on fire'))!
    await list().click('.session-row a.session-cells')
    const slider = await find(list(), 'slider', 'Seek', 20_000)
    const at = await slider.evaluate((input) => (input as HTMLInputElement).valueAsNumber)
    expect(Math.abs(at - (line.at - session.startedAt))).toBeLessThan(50)
    await list().goBack()
    await waitForIds([idOf('buyer')])
    expect(await list().$('.session-row[data-new]')).toBeNull()
  })

  it('searches titles, addresses, notes and clicked labels as one types; a slash goes there', async () => {
    await openList()
    await waitForCount((count) => count === GENERATED_SESSIONS + 2)
    await list().keyboard.press('/')
    await list().keyboard.type('numbers.html')
    expect(await waitForIds([idOf('buyer')])).toEqual([idOf('buyer')])
    await list().keyboard.press('Escape')
    expect(await waitForCount((count) => count === GENERATED_SESSIONS + 2)).toBe(GENERATED_SESSIONS + 2)
    expect(await readQuery('q')).toBeNull()
  })

  it('is in order of any column, both ways', async () => {
    await openList()
    await press(list(), 'button', 'Sort by errors')
    await find(list(), 'button', 'Sort by errors, now descending')
    const readErrors = () =>
      list().$$eval('.session-row .session-cells > :nth-child(9)', (cells) =>
        cells.map((cell) => Number.parseInt(cell.textContent ?? '', 10)),
      )
    const down = await waitFor(readErrors, (found) => (found[1] ?? 0) > 0)
    expect(down).toEqual(down.toSorted((a, b) => b - a))
    await press(list(), 'button', 'Sort by errors, now descending')
    await find(list(), 'button', 'Sort by errors, now ascending')
    expect(await readQuery('sort')).toBe('errors')
  })
})
