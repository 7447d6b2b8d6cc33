interface BuildingReplayer {
  on(name: string, handle: () => void): void
}

/** Where no scripts run, every video has controls, to be seen only where the page asked for them. */
const NO_CONTROLS = 'video:not([controls])::-webkit-media-controls { display: none !important; }'

/**
 * A video in a replay has no frames of its own: its poster is what was recorded of it, and one that was told to play shows
 * no poster any more (https://html.spec.whatwg.org/multipage/media.html#show-poster-flag). `built` is told of each one.
 */
export function keepPosters(): { built: (node: unknown) => void; watch: (replayer: BuildingReplayer) => void } {
  const videos = new Set<WeakRef<HTMLVideoElement>>()

  const hideControls = () => {
    for (const ref of videos) {
      const video = ref.deref()
      if (video) hideIn(video.getRootNode())
      else videos.delete(ref)
    }
  }
  return {
    built(node) {
      if ((node as Node).nodeName !== 'VIDEO' || !('ownerDocument' in (node as Node))) return
      const video = node as HTMLVideoElement
      // One of the document that the Replayer changes first has no class that could play.
      if (!video.ownerDocument.defaultView) return
      video.play = () => Promise.resolve()
      videos.add(new WeakRef(video))
    },
    watch(replayer) {
      replayer.on('flush', hideControls)
      replayer.on('fullsnapshot-rebuilded', hideControls)
      replayer.on('event-cast', hideControls)
    },
  }
}

const sheets = new WeakMap<Document, CSSStyleSheet>()

/** In the document or the shadow root of a video, whose own sheets may have been replaced since. */
function hideIn(root: Node): void {
  if (!('adoptedStyleSheets' in root)) return
  const scope = root as Document | ShadowRoot
  const document = scope.ownerDocument ?? scope
  const view = document.defaultView
  if (!view) return
  const sheet = sheets.get(document) ?? new view.CSSStyleSheet()
  if (sheet.cssRules.length === 0) sheet.insertRule(NO_CONTROLS)
  sheets.set(document, sheet)
  if (!scope.adoptedStyleSheets.includes(sheet)) scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet]
}
