import { Maximize2, ZoomIn, ZoomOut } from 'lucide-preact'

import { IconButton } from '@/components/parts/icon-button'
import { useKeys } from '@/components/parts/use-keys'

import type { TimelineView } from './timeline-view'

/** How much of the timeline is seen. */
export function ZoomButtons({ view }: { view: TimelineView }) {
  useKeys({ '+': view.zoomIn, '=': view.zoomIn, '-': view.zoomOut, '0': view.showAll })
  const isZoomed = view.isZoomed.value
  return (
    <div class="strip-zoom">
      <IconButton
        icon={ZoomIn}
        label="Zoom in"
        title="Zoom in (+), or Ctrl and the wheel"
        size="small"
        onClick={view.zoomIn}
      />
      {isZoomed && (
        <>
          <IconButton icon={ZoomOut} label="Zoom out" title="Zoom out (-)" size="small" onClick={view.zoomOut} />
          <IconButton icon={Maximize2} label="Show all" title="Show all (0)" size="small" onClick={view.showAll} />
        </>
      )}
    </div>
  )
}
