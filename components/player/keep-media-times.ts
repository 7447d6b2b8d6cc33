interface MediaChange {
  target: unknown
  timeOffset: number
  mutation: { id: number }
}

interface MediaManager {
  mediaMutation(change: MediaChange): void
}

interface MediaReplayer {
  getMirror(): { getNode(id: number): Node | null }
}

/**
 * In a seek the Replayer notes what happened to media on its virtual document alone, and then puts those of the one that
 * is seen back to what they were: these are told, too.
 */
export function keepMediaTimes(replayer: MediaReplayer): void {
  const { mediaManager } = replayer as unknown as { mediaManager: MediaManager }
  const change = mediaManager.mediaMutation.bind(mediaManager)
  mediaManager.mediaMutation = (given) => {
    change(given)
    const seen = replayer.getMirror().getNode(given.mutation.id)
    if (seen && seen !== given.target) change({ ...given, target: seen })
  }
}
