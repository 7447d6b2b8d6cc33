import type { ProblemWords } from './describe-problem'

/** What is wrong with rules, and what holds instead. */
export function ProblemList({ problems }: { problems: readonly ProblemWords[] }) {
  return (
    // A list that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul class="problem-list" aria-label="What is wrong" tabIndex={0}>
      {problems.map(({ place, sentence }, at) => (
        // Two may say the same.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>
          {place}. {sentence}
        </li>
      ))}
    </ul>
  )
}
