import type { ComponentChildren } from 'preact'

import type { PointLayerProps } from './point-layer'
import type { Removal } from './remove-buttons'

/** What of the replay can be pointed at. */
export type StageReach = Pick<PointLayerProps, 'readReplay' | 'findOrigin'>

/** What those who own a session have beside what everybody has who watches it: the tools that take something out. */
export interface OwnerParts {
  /** In the header, and in a line of its own below it. */
  header: ComponentChildren
  bar: ComponentChildren
  /** Beside the address, after what everybody can do with what is seen. */
  actions: ComponentChildren
  /** Lies over the stage in place of what tells there what is done, while something is pointed at. */
  stageLayer: ((reach: StageReach) => ComponentChildren) | undefined
  /** Lies over the track of the timeline, which shows all of the session meanwhile. */
  trackLayer: ComponentChildren
  removal: Removal | undefined
  /** Puts the tool away that lies over the stage. */
  clearStage: () => void
}
