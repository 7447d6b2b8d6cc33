import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'

import { waitFor } from './support/extension-state.ts'
import { find, press, seek } from './support/person.ts'
import { NAME, readAt, useControls, waitForPicture } from './support/use-controls.ts'

const SHOWN = '.stage-screen:not(.stage-screen-hidden)'

/** What moves the player, by its buttons and by its keys. */
describe('the transport', { timeout: 120_000 }, () => {
  const { open, visit } = useControls()
  let dashboard: Page
  let length = 0
  beforeEach(async () => {
    dashboard = await open()
    length = await dashboard.$eval('input[aria-label="Seek"]', (slider) => Number(slider.max))
  })

  type Way = () => Promise<unknown>
  const button = (name: string) => () => press(dashboard, 'button', name)
  const key = (name: Parameters<Page['keyboard']['press']>[0]) => () => dashboard.keyboard.press(name)
  const withShift = (name: Parameters<Page['keyboard']['press']>[0]) => async () => {
    await dashboard.keyboard.down('Shift')
    await dashboard.keyboard.press(name)
    await dashboard.keyboard.up('Shift')
  }
  const isPlaying = () => dashboard.$('button[aria-label="Pause"]').then((found) => found !== null)
  const moveFrom = async (at: number, way: Way) => {
    await seek(dashboard, at)
    await way()
    return (await readAt(dashboard)) - at
  }
  /** All that is gone to, one after the other, until there is no more. */
  async function walk(from: number, way: Way): Promise<number[]> {
    await seek(dashboard, from)
    const seen: number[] = []
    for (let at = -1; ;) {
      await way()
      const now = await readAt(dashboard)
      if (now === at || (seen.length === 0 && now === from)) return seen
      seen.push(now)
      at = now
    }
  }
  const readAddress = async () => {
    await waitForPicture(dashboard)
    return dashboard.$eval('.stage-address', (bar) => bar.textContent)
  }
  /** What the slider says on each frame, while it is asked. */
  const watch = (ms: number) =>
    dashboard.evaluate(
      (span) =>
        new Promise<{ elapsed: number; seen: number[] }>((resolve) => {
          const slider = document.querySelector<HTMLInputElement>('input[aria-label="Seek"]')!
          const seen: number[] = []
          const since = performance.now()
          const look = () => {
            seen.push(Number(slider.value))
            if (performance.now() - since < span) requestAnimationFrame(look)
            else resolve({ elapsed: performance.now() - since, seen })
          }
          look()
        }),
      ms,
    )

  it('plays and pauses by its button, by Space, by k and by a press on the stage', async () => {
    const stage = async () => (await dashboard.$('[data-testid="stage"]'))!.click()
    for (const [start, stop] of [
      [button('Play'), button('Pause')],
      [key('Space'), key('Space')],
      [key('k'), key('k')],
      [stage, stage],
    ] as [Way, Way][]) {
      await seek(dashboard, 500)
      await dashboard.evaluate(() => (document.activeElement as HTMLElement).blur())
      await start()
      await waitFor(
        () => readAt(dashboard),
        (at) => at > 600,
      )
      await stop()
      expect(await isPlaying()).toBe(false)
      const at = await readAt(dashboard)
      expect((await watch(200)).seen.every((now) => now === at)).toBe(true)
    }
  })

  it('goes back and forward by 10 s, 1 s and a frame', async () => {
    const middle = Math.round(length / 2)
    const steps: [Way, number][] = [
      [button('Forward 10 seconds'), Math.min(10_000, length - middle)],
      [key('ArrowRight'), Math.min(10_000, length - middle)],
      [button('Back 10 seconds'), -Math.min(10_000, middle)],
      [key('ArrowLeft'), -Math.min(10_000, middle)],
      [withShift('ArrowRight'), 1_000],
      [withShift('ArrowLeft'), -1_000],
      [key('.'), 100],
      [key(','), -100],
    ]
    for (const [way, ms] of steps) expect(await moveFrom(middle, way)).toBe(ms)
    expect(await moveFrom(middle, key('Home'))).toBe(-middle)
    expect(await moveFrom(middle, key('End'))).toBe(length - middle)
    await seek(dashboard, 500)
    await dashboard.keyboard.press('k')
    await dashboard.keyboard.press('.')
    expect(await isPlaying()).toBe(false)
  })

  it('goes to pages, events and errors, there and back, by button and by key alike', async () => {
    const pages = await walk(0, button('Next page'))
    expect(pages.length).toBeGreaterThan(3)
    expect(await walk(0, key('PageDown'))).toEqual(pages)
    expect(await walk(length, button('Previous page'))).toEqual(await walk(length, key('PageUp')))
    expect((await walk(length, key('PageUp'))).toReversed()).toEqual(expect.arrayContaining(pages.slice(0, -1)))
    const events = await walk(0, key('ArrowDown'))
    expect(events.length).toBeGreaterThan(pages.length)
    expect(await walk(0, button('Next event'))).toEqual(events)
    expect(await walk(length, button('Previous event'))).toEqual(await walk(length, key('ArrowUp')))
    const { events: stored, session } = visit()
    const errors = stored.filter(({ kind }) => kind === 'error').map(({ at }) => at - session.startedAt)
    expect(errors).toHaveLength(1)
    expect(await walk(0, key('e'))).toEqual(errors)
    expect(await walk(0, button('Next error'))).toEqual(errors)
    expect(await walk(length, withShift('E'))).toEqual(errors)
  })

  it('plays as fast as is chosen, at half the speed and at sixteen times it, by list and by key', async () => {
    const choose = (speed: string) => dashboard.select('select[aria-label="Speed"]', speed)
    const readSpeed = () => dashboard.$eval('select[aria-label="Speed"]', (select) => select.value)
    await press(dashboard, 'switch', 'Skip inactivity')
    for (const speed of [0.5, 1, 16]) {
      await choose(String(speed))
      await seek(dashboard, 0)
      await waitForPicture(dashboard)
      await button('Play')()
      const { elapsed, seen } = await watch(speed < 1 ? 1_500 : 400)
      const moved = Math.max(...seen) - seen[0]!
      expect(moved).toBeLessThanOrEqual(elapsed * speed + 100)
      expect(moved).toBeGreaterThan(speed > 1 ? 400 : 0)
      if (await isPlaying()) await dashboard.keyboard.press('k')
    }
    await choose('1')
    await dashboard.evaluate(() => (document.activeElement as HTMLElement).blur())
    const seen = [await readSpeed()]
    for (const name of ['>', '>', '>', '>', '>', '>', '<', '<', '<', '<', '<', '<', '<'] as const) {
      await dashboard.keyboard.press(name)
      seen.push(await readSpeed())
    }
    expect(seen).toEqual(['1', '1.5', '2', '4', '8', '16', '16', '8', '4', '2', '1.5', '1', '0.5', '0.5'])
  })

  it('plays a range over and over, marked by key or by button, until it is told to stop', async () => {
    for (const [begin, end, stop] of [
      [key('l'), key('l'), key('l')],
      [button('Loop from here'), button('Loop up to here'), button('Stop looping')],
    ] as [Way, Way, Way][]) {
      await seek(dashboard, 1_000)
      await begin()
      await seek(dashboard, 1_600)
      await end()
      await find(dashboard, 'button', 'Stop looping')
      await dashboard.keyboard.press('k')
      const seen = await waitForRounds()
      expect(Math.min(...seen)).toBeGreaterThanOrEqual(1_000)
      expect(Math.max(...seen)).toBeLessThanOrEqual(1_600)
      await stop()
      await find(dashboard, 'button', 'Loop from here')
      await waitFor(
        () => readAt(dashboard),
        (at) => at > 1_700,
      )
      await dashboard.keyboard.press('k')
    }
  })
  /** Until it began anew twice. */
  async function waitForRounds(): Promise<number[]> {
    const all: number[] = []
    for (let rounds = 0; rounds < 2;) {
      all.push(...(await watch(300)).seen)
      rounds = all.filter((at, index) => at < (all[index - 1] ?? at)).length
    }
    return all
  }

  it('tells the time here and in UTC, and remembers which', async () => {
    const readClock = () => dashboard.$eval('.transport-clock', (clock) => clock.textContent)
    await seek(dashboard, 0)
    const { startedAt } = visit().session
    await dashboard.click('.transport-clock')
    const utc = `${new Date(startedAt).toISOString().slice(11, 19)} UTC`
    expect(await readClock()).toBe(utc)
    await open()
    expect(await readClock()).toBe(utc)
    await dashboard.click('.transport-clock')
    const zone = await dashboard.$eval('.transport-clock', (clock) => clock.getAttribute('title'))
    expect(zone).toContain('Press for UTC')
  })

  it('shows the way of the pointer as a line, or not, and remembers it', async () => {
    const readTail = () =>
      dashboard.$eval(SHOWN, (screen) => {
        const canvas = screen.querySelector<HTMLCanvasElement>('.replayer-mouse-tail')
        const frame = screen.querySelector('iframe')!
        if (!canvas || getComputedStyle(canvas).display === 'none') return undefined
        return canvas.width === frame.offsetWidth && canvas.height === frame.offsetHeight
      })
    const drawsLine = () =>
      dashboard.waitForFunction(
        (selector) => {
          const canvas = document.querySelector<HTMLCanvasElement>(`${selector} .replayer-mouse-tail`)!
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
          return data.some((value, index) => index % 4 === 0 && value > 200 && data[index + 1]! < 60)
        },
        { polling: 30 },
        SHOWN,
      )
    expect(await readTail()).toBe(true)
    await dashboard.keyboard.press('t')
    expect(await readTail()).toBeUndefined()
    await open()
    expect(await readTail()).toBeUndefined()
    await press(dashboard, 'button', 'Pointer trail')
    expect(await readTail()).toBe(true)
    await dashboard.select('select[aria-label="Speed"]', '0.5')
    await seek(dashboard, 0)
    await press(dashboard, 'button', 'Play')
    await drawsLine()
    await press(dashboard, 'button', 'Pause')
  })

  it('skips inactivity or not, and remembers it over a reload', async () => {
    const readSwitch = () => dashboard.$eval('[role="switch"]', (one) => one.ariaChecked)
    expect(await readSwitch()).toBe('true')
    await dashboard.keyboard.press('i')
    expect(await readSwitch()).toBe('false')
    await dashboard.reload()
    await find(dashboard, 'slider', 'Seek')
    expect(await readSwitch()).toBe('false')
    await press(dashboard, 'switch', 'Skip inactivity')
    expect(await readSwitch()).toBe('true')
  })

  it('begins where the address says, and shows where the person was, in words', async () => {
    const { moments } = visit()
    await open(`?t=${moments.route / 1_000}`)
    expect(await readAt(dashboard)).toBe(moments.route)
    expect(await readAddress()).toContain('My plants · Fernside')
    expect(await readAddress()).toContain('/app/plants')
    await seek(dashboard, moments.typed)
    expect(await readAddress()).toContain('/checkout-1.html')
    await waitForPicture(dashboard)
    const value = await dashboard.$eval(`${SHOWN} iframe`, (frame) => {
      const shown = frame.contentDocument!
      return shown.querySelector<HTMLInputElement>('#full-name')!.value
    })
    expect(value).toMatch(/^\*{3,}$/)
  })

  it('follows the tab the person looked at, and stays at one that is chosen', async () => {
    const { moments, windows } = visit()
    await seek(dashboard, moments.secondTab)
    expect(await readAddress()).toMatch(/^Tab 2 of 2.*\/product\.html/)
    await seek(dashboard, moments.back)
    expect(await readAddress()).toMatch(/^Tab 1 of 2.*\/app\/log/)
    const [first, second] = windows.toSorted((a, b) => a.openedAt - b.openedAt)
    await dashboard.select('select[aria-label="Tab"]', second!.id)
    expect(await readAddress()).toMatch(/^Tab 2 of 2/)
    await dashboard.select('select[aria-label="Tab"]', first!.id)
    await seek(dashboard, moments.secondTab)
    expect(await readAddress()).toMatch(/^Tab 1 of 2/)
    await dashboard.select('select[aria-label="Tab"]', 'follow')
    expect(await readAddress()).toMatch(/^Tab 2 of 2/)
  })

  it('says what is done while it plays, never what was typed', async () => {
    const { events, session } = visit()
    const find = (wanted: string, name: string) =>
      events.find(({ kind, label }) => kind === wanted && label.includes(name))!.at - session.startedAt
    const readCaption = () => dashboard.$$eval('.stage-caption', (all) => all.map((one) => one.textContent).join())
    expect(await readCaption()).toBe('')
    await seek(dashboard, find('click', 'My plants') - 200)
    await press(dashboard, 'button', 'Play')
    await dashboard.waitForSelector('.stage-caption::-p-text(My plants)')
    await press(dashboard, 'button', 'Pause')
    await seek(dashboard, find('input', 'Full name'))
    expect(await readCaption()).toMatch(/^Typing .*Full name/)
    expect(await readCaption()).not.toContain(NAME)
  })
})
