import './activity-bar.css'

/** When in a session something was done: one bar a part, as high as it was busy. */
export function ActivityBar({ parts }: { parts: readonly number[] }) {
  const draw = (isWanted: (share: number) => boolean) =>
    parts
      .map((share, part) => (isWanted(share) ? `M${part * 3} 20v-${share === 0 ? 1 : 3 + share * 17}h2V20z` : ''))
      .join('')
  return (
    <svg
      class="activity-bar"
      viewBox={`0 0 ${Math.max(1, parts.length * 3)} 20`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="activity-none" d={draw((share) => share === 0)} />
      <path d={draw((share) => share > 0)} />
    </svg>
  )
}
