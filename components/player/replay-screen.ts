import Player from 'rrweb-player'

import type { ReplayWindow } from '@/lib/replay/assemble-window'

export interface ReplayScreen {
  show(at: number): void
  play(at: number, speed: number): void
  /** How far the picture is from this moment, ms. */
  measureDrift(at: number): number
  reveal(): void
  hide(): void
  setTrail(isShown: boolean): void
  resize(width: number, height: number): void
  destroy(): void
}

export interface Area {
  width: number
  height: number
}

/** What every Svelte component has; Svelte's own types are not part of the package. */
interface SvelteComponent {
  $set(props: Partial<Area>): void
  $destroy(): void
}

/**
 * One window's picture: an rrweb Replayer inside rrweb-player, which scales it into the area. What was recorded is
 * hostile: the frame gets no `allow-scripts` (promise 8), and it is inert, so that neither its focus nor its links
 * nor a dialog that opens in it can take the viewer's keys.
 */
export function createReplayScreen(
  target: HTMLElement,
  window: ReplayWindow,
  area: Area,
  hasTrail: boolean,
): ReplayScreen {
  const element = target.appendChild(document.createElement('div'))
  element.className = 'stage-screen'
  const player = new Player({ target: element, props: describeProps(window, area, hasTrail) }) as Player &
    SvelteComponent
  const replayer = player.getReplayer()
  replayer.iframe.title = 'Replay of the recorded page'
  replayer.iframe.inert = true
  keepSize(player, replayer)
  // The Replayer keeps the last page's scroll position in its virtual document and gives it to the next page.
  replayer.on('fullsnapshot-rebuilded', () => (replayer.virtualDom.scrollData = null))

  const clamp = (at: number) => Math.min(Math.max(at, window.from), window.to)
  // The Replayer applies what came before an offset, not what came at it: one more millisecond takes that in.
  const offsetOf = (at: number) => clamp(at) - window.from + 1

  return {
    show: (at) => replayer.pause(offsetOf(at)),
    play(at, speed) {
      replayer.setConfig({ speed })
      replayer.play(offsetOf(at))
    },
    measureDrift: (at) => Math.abs(clamp(window.from + replayer.getCurrentTime()) - clamp(at)),
    reveal: () => element.classList.remove('stage-screen-hidden'),
    hide() {
      replayer.pause()
      element.classList.add('stage-screen-hidden')
    },
    setTrail: (isShown) => replayer.setConfig({ mouseTail: isShown }),
    resize(width, height) {
      player.$set({ width, height })
      player.triggerResize()
    },
    destroy() {
      replayer.destroy()
      player.$destroy()
      element.remove()
    },
  }
}

/**
 * Chromium puts a style sheet before those of an extension's pages, and of the frames that inherit their origin, which
 * gives the body a font of its own. This stands after that one and before the page's: any rule for the body wins.
 */
const UNDO_EXTENSION_STYLE = 'body { font-family: inherit; font-size: inherit; }'

function describeProps(window: ReplayWindow, area: Area, hasTrail: boolean) {
  return {
    ...area,
    events: window.events,
    // No limit: a telephone's viewport fills the area as well.
    maxScale: 0,
    showController: false,
    autoPlay: false,
    skipInactive: false,
    triggerFocus: false,
    showWarning: false,
    insertStyleRules: [UNDO_EXTENSION_STYLE],
    ...(hasTrail ? {} : { mouseTail: false }),
  }
}

/**
 * One task after it was made, the Replayer sets the size of its first page. By then a seek may have been made to a
 * page of another size: that size is set again.
 */
function keepSize(player: Player, replayer: ReturnType<Player['getReplayer']>): void {
  let size: Area | undefined
  replayer.on('resize', (dimension) => (size = dimension as Area))
  queueMicrotask(() => {
    const sought = size
    if (!sought) return
    setTimeout(() => {
      for (const sized of replayer.wrapper.querySelectorAll('iframe, .replayer-mouse-tail')) {
        sized.setAttribute('width', String(sought.width))
        sized.setAttribute('height', String(sought.height))
      }
      player.triggerResize()
    })
  })
}
