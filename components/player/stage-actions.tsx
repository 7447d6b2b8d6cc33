import { Camera, Link, Maximize, Minimize, SquareMousePointer } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

import { IconButton } from '@/components/parts/icon-button'
import { useKeys } from '@/components/parts/use-keys'

import type { StageTools } from './stage-tools'
import { useFocusAfter } from './use-focus-after'

export interface StageActionsProps {
  tools: StageTools
  isInspecting: boolean
  children?: ComponentChildren
}

/** What can be done with what is seen. */
export function StageActions({ tools, isInspecting, children }: StageActionsProps) {
  const place = useRef<HTMLDivElement>(null)
  const fullScreen = tools.isFullScreen.value ? 'Leave full screen' : 'Full screen'
  useFocusAfter(isInspecting || undefined, () => place.current?.querySelector('[aria-pressed]'))
  useKeys({
    d: tools.toggleInspect,
    s: () => void tools.saveScreenshot(),
    ...(tools.linkHint() !== undefined && { c: () => void tools.copyLink() }),
    f: () => void tools.toggleFullScreen(),
    Escape: () => tools.leaveInspect() || tools.leaveFullScreen(),
  })
  return (
    <div class="stage-actions" ref={place}>
      <IconButton
        icon={SquareMousePointer}
        label="Inspect an element"
        title="Inspect an element: its markup, name, styles and events (d)"
        size="small"
        aria-pressed={isInspecting}
        onClick={tools.toggleInspect}
      />
      <IconButton
        icon={Camera}
        label="Screenshot of the replay"
        title="Save what the replay shows as a picture (s)"
        size="small"
        aria-disabled={tools.isDrawing.value}
        onClick={() => void tools.saveScreenshot()}
      />
      {children}
      {tools.linkHint() !== undefined && (
        <IconButton
          icon={Link}
          label="Copy link to this moment"
          title={['Copy link to this moment (c)', tools.linkHint()].filter(Boolean).join('\n')}
          size="small"
          onClick={() => void tools.copyLink()}
        />
      )}
      <IconButton
        icon={tools.isFullScreen.value ? Minimize : Maximize}
        label={fullScreen}
        title={`${fullScreen} (f)`}
        size="small"
        onClick={() => void tools.toggleFullScreen()}
      />
    </div>
  )
}
