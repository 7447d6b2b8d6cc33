/** What has the focus, as a full snapshot tells it beside the tree; of a change of it rrweb's event tells the same. */
export interface Focused {
  id: number
  /** The browser shows it: it was not given by a pointer, or it is a field. */
  isVisible: boolean
}
