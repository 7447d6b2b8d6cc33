import Player from 'rrweb-player'

import { FOCUS } from '@/lib/model/states'
import type { ReplayBlock } from '@/lib/replay/assemble-block'

import { calmDialogs } from './hold-focus'
import { keepAnimations } from './keep-animations'
import { keepMediaTimes } from './keep-media-times'
import { keepPosters } from './keep-posters'
import { keepStates } from './keep-states'
import { letMediaPlay } from './let-media-play'
import type { ShownReplay } from './replay-surface'

export interface ReplayScreen {
  replay: ShownReplay

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
 * One block's picture: an rrweb Replayer inside rrweb-player, which scales it into the area. What was recorded is
 * hostile: the frame gets no `allow-scripts` (promise 8), it is inert, and its dialogs open without the focus, so that
 * nothing in it can take the viewer's keys.
 */
export function createReplayScreen(
  target: HTMLElement,
  block: ReplayBlock,
  area: Area,
  hasTrail: boolean,
): ReplayScreen {
  const element = target.appendChild(document.createElement('div'))
  element.className = 'stage-screen'
  const posters = keepPosters()
  const animations = keepAnimations(block.from)
  const plugins = [{ onBuild: calmFrame }, { onBuild: posters.built }, { handler: animations.see }]
  const player = new Player({ target: element, props: describeProps(block, area, hasTrail, plugins) }) as Player &
    SvelteComponent
  const replayer = player.getReplayer()
  replayer.iframe.title = 'Replay of the recorded page'
  replayer.iframe.inert = true
  calmFrame(replayer.iframe)
  keepSize(player, replayer)
  keepStates(replayer)
  posters.watch(replayer)
  animations.watch(replayer)
  letMediaPlay(replayer.virtualDom)
  keepMediaTimes(replayer)
  // The Replayer keeps the last scroll position in its virtual document: it gives it to the next page, and after a seek
  // that scrolls before it changes anything, which it does in the document itself, it goes back to the old one.
  for (const name of ['fullsnapshot-rebuilded', 'flush'])
    replayer.on(name, () => (replayer.virtualDom.scrollData = null))

  const clamp = (at: number) => Math.min(Math.max(at, block.from), block.to)
  // The Replayer applies what came before an offset, not what came at it: one more millisecond takes that in.
  const offsetOf = (at: number) => clamp(at) - block.from + 1

  return {
    replay: {
      frame: replayer.iframe,
      getId: (node) => replayer.getMirror().getId(node),
      frameRanges: block.frameRanges,
    },
    show: (at) => replayer.pause(offsetOf(at)),
    play(at, speed) {
      replayer.setConfig({ speed })
      replayer.play(offsetOf(at))
    },
    measureDrift: (at) => Math.abs(clamp(block.from + replayer.getCurrentTime()) - clamp(at)),
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

/** A document in a frame has dialogs of its own. */
function calmFrame(node: { nodeName: string; contentWindow?: unknown }): void {
  if (node.nodeName === 'IFRAME') calmDialogs(node.contentWindow as (Window & typeof globalThis) | null)
}

/** As the browser shows what has the focus, in a drawing always: any rule of the page for its outline wins. */
const SHOW_FOCUS = [
  `:where([${FOCUS}="visible"]) { outline: -webkit-focus-ring-color auto 1px; }`,
  `:where(svg[${FOCUS}], svg [${FOCUS}]:not(foreignObject *)) { outline: -webkit-focus-ring-color auto 5px; }`,
]

/** Where a page was scrolled to is what was recorded; a browser that keeps what is read in its place would move it again. */
const NO_ANCHOR = '* { overflow-anchor: none !important; }'

/**
 * Chromium puts a style sheet before those of an extension's pages, and of the frames that inherit their origin, which
 * gives the body a font of its own. This stands after that one and before the page's: any rule for the body wins.
 */
const UNDO_EXTENSION_STYLE = 'body { font-family: inherit; font-size: inherit; }'

function describeProps(block: ReplayBlock, area: Area, hasTrail: boolean, plugins: object[]) {
  return {
    ...area,
    events: block.events,
    // No limit: a telephone's viewport fills the area as well.
    maxScale: 0,
    showController: false,
    autoPlay: false,
    skipInactive: false,
    triggerFocus: false,
    showWarning: false,
    insertStyleRules: [UNDO_EXTENSION_STYLE, NO_ANCHOR, ...SHOW_FOCUS],
    plugins,
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
