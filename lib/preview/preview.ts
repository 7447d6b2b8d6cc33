import { readFramePath } from '@/lib/relay/read-frame-path'
import type { PickedRule, PreviewCounts, PreviewSaid, PreviewState, PreviewTold } from '@/lib/messages/preview'

import { createBoxes } from './draw-boxes'
import { findModal } from './find-modal'
import { judgePage, type PageJudge } from './judge-page'
import { HEARTBEAT_MS } from './limits'
import { createNear } from './near-elements'
import { openHost } from './open-host'
import { createPanel } from './panel'
import { createPicker } from './picker'
import { createVoice } from './speak'
import { walkPage, type Marks } from './walk-page'
import { watchPage } from './watch-page'
import { describeRefusal } from './words'

export interface Preview {
  isAlive(key: string): boolean
  end(): void
}

/**
 * The preview of masking in one document. In come the rules that hold, from the background; out goes a layer of boxes
 * over the page, and in the top document a panel. It asks the functions that the recorder asks, so that what is drawn is
 * what will be masked. It never changes anything of the page, stores nothing, and says nothing of what the page holds
 * but how often something was found.
 */
export function createPreview(key: string, sheets: readonly string[]): Preview {
  const life = new AbortController()
  const { signal } = life
  const isTop = window === window.parent
  const voice = createVoice(key, hear)
  const host = openHost(sheets, leave)
  const boxes = createBoxes(host.layer)
  const frames = new Map<number, { framePath: number[]; counts: PreviewCounts }>()
  let state: PreviewState | undefined
  let judge: PageJudge | undefined
  let marks: Marks | undefined
  let url = location.href
  let watch: ReturnType<typeof watchPage> | undefined

  const near = createNear(() => watch?.move(), signal)
  const panel = isTop
    ? createPanel(host.layer, {
        hide: (kinds) => say({ name: 'hide', kinds }),
        pick,
        editRules: () => voice.tell('previewEditRules', {}),
        undo: (rule) => void change('previewUndo', rule),
        end: leave,
      })
    : undefined
  const picker = createPicker({
    host,
    panel,
    facts: () => (judge && state && marks ? { judge, state, marks } : undefined),
    innerFrames: listInnerFrames,
    add: (rule) => voice.ask('previewAdd', { rule }),
    send: (facts) => say({ name: 'picked', facts }),
    announce: () => say({ name: 'card', framePath: readFramePath(window) }),
    onStop: () => pick(false),
  })

  function hear(message: PreviewTold): void {
    if (message.told === 'end') end()
    else if (message.told === 'said') obey(message.said, message.frameId)
    else {
      take(message.state)
      if (message.added) panel?.showAdded(message.added)
    }
  }
  function obey(said: PreviewSaid, frameId: number): void {
    switch (said.name) {
      case 'counts':
        if (said.counts) frames.set(frameId, { framePath: said.framePath, counts: said.counts })
        else frames.delete(frameId)
        return panel?.showCounts([...frames.values()].map(({ counts }) => counts))
      case 'hide':
        boxes.hide(said.kinds)
        return watch?.move()
      case 'pick':
        return said.isOn ? picker.start() : picker.stop()
      case 'card':
        if (String(said.framePath) !== String(readFramePath(window))) picker.yield()
        return
      default:
        if (isTop) picker.open(said.facts)
    }
  }
  function say(said: PreviewSaid): void {
    voice.tell('previewSay', { said })
  }
  function pick(isOn: boolean): void {
    if (isOn) picker.start()
    else picker.stop()
    say({ name: 'pick', isOn })
  }
  async function change(name: 'previewUndo', rule: PickedRule): Promise<void> {
    const outcome = await voice.ask(name, { rule })
    if (!outcome.ok) panel?.tell(describeRefusal(outcome))
  }

  function take(next: PreviewState): void {
    state = next
    judge = judgePage(next)
    panel?.showState(next, judge.level)
    if (watch) return watch.changed()
    watch = watchPage({ host: host.element, walk, draw, onTop: () => host.rise() }, signal)
  }
  function* walk(): Generator<void, readonly ShadowRoot[]> {
    if (state) judge = judgePage(state)
    marks = yield* walkPage(document, judge!, host.element)
    near.watch(new Set([...marks.boxes.keys(), ...marks.foundIn.keys()]))
    say({ name: 'counts', framePath: readFramePath(window), counts: marks.counts })
    return marks.roots
  }
  function draw(): void {
    if (marks) boxes.draw(marks, near.list())
    picker.move()
  }

  /** Frames in this document that have a preview of their own. */
  function listInnerFrames(): Element[] {
    const own = readFramePath(window)
    const paths = [...frames.values()].map(({ framePath }) => framePath)
    const isInner = (path: number[]) => path.length === own.length + 1 && own.every((step, at) => path[at] === step)
    const inner = new Set<unknown>(paths.filter(isInner).map((path) => window[path.at(-1)!]))
    return (marks?.frames ?? []).filter((frame) => inner.has(frame.contentWindow))
  }

  function press(event: KeyboardEvent): void {
    // A dialog of the page has its own use for it.
    const isForPage = findModal() !== null && !picker.isOpen()
    if (!event.isTrusted || event.key !== 'Escape' || event.isComposing || isForPage) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (picker.isOpen()) pick(false)
    else leave()
  }
  function beat(): void {
    if (voice.isOrphaned()) return end()
    if (!host.element.isConnected) host.rise()
    // A route of its own may have a level of its own.
    if (location.href !== url && state) take(state)
    url = location.href
    watch?.move()
  }
  /** The document goes: what comes in its place is not previewed, nor is this one when it is shown again. */
  function goAway(): void {
    if (isTop) return leave()
    say({ name: 'counts', framePath: readFramePath(window), counts: null })
    end()
  }
  function leave(): void {
    voice.tell('previewEnd', {})
    end()
  }
  function end(): void {
    if (signal.aborted) return
    picker.stop()
    life.abort()
    voice.close()
    host.close()
  }

  const timer = setInterval(beat, HEARTBEAT_MS)
  signal.addEventListener('abort', () => clearInterval(timer))
  addEventListener('keydown', press, { capture: true, signal })
  addEventListener('pagehide', goAway, { signal })
  document.addEventListener(
    'load',
    (event) => (event.target as Element).localName === 'iframe' && voice.tell('previewFrames', {}),
    { capture: true, signal },
  )
  voice.ask('previewHello', {}).then(
    (first) => (first ? take(first) : end()),
    () => end(),
  )
  return { isAlive: (other) => other === key && !signal.aborted && !voice.isOrphaned(), end }
}
