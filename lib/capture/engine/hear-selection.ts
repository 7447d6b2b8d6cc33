import { isDocument, SOURCE, type Listener, type Tools } from './tools'

/** What is selected, after the changes it lies in. */
export function hearSelection(tools: Tools): Listener {
  const { ids, verdicts } = tools
  const untold = new Set<Document>()
  const collapsed = new WeakSet<Document>()

  function tell(document: Document): void {
    const selection = document.getSelection()
    // A caret that moves is no selection, but one that goes is.
    if (!selection || (selection.isCollapsed && collapsed.has(document))) return
    if (selection.isCollapsed) collapsed.add(document)
    else collapsed.delete(document)
    const ranges = []
    for (let index = 0; index < selection.rangeCount; index += 1) {
      const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(index)
      if (verdicts.of(startContainer) === 'blocked' || verdicts.of(endContainer) === 'blocked') continue
      const start = ids.name(startContainer) ?? -1
      ranges.push({ start, startOffset, end: ids.name(endContainer) ?? -1, endOffset })
    }
    tools.say({ source: SOURCE.selection, ranges })
  }

  return {
    listen(target, signal) {
      if (!isDocument(target)) return
      collapsed.add(target)
      const hear = () => {
        untold.add(target)
        tools.schedule()
      }
      target.addEventListener('selectionchange', hear, { capture: true, passive: true, signal })
      const selection = target.getSelection()
      // Whether it is collapsed costs a layout, and there is none in most.
      if (selection && selection.rangeCount > 0 && !selection.isCollapsed) hear()
    },
    tell() {
      for (const document of untold) tell(document)
      untold.clear()
    },
  }
}
