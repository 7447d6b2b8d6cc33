import { Kbd } from '@/components/parts/kbd'

/** How to point, for as long as the tool is in hand. */
export function ElementPanel() {
  return (
    <p class="edit-panel edit-panel-words">
      <span>Point at what is to go from the replay and click it.</span>
      <span>
        <Kbd keyName="↑" /> <Kbd keyName="↓" /> larger, smaller
      </span>
      <span>
        <Kbd keyName="Enter" /> choose
      </span>
      <span>
        <Kbd keyName="Esc" /> leave
      </span>
    </p>
  )
}
