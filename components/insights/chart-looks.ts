import { LOOK_COUNT, type DrawnLine } from './list-drawn'

/** So that lines are told apart without their colours. */
const DASHES: readonly (readonly number[])[] = [[], [9, 4], [3, 3], [10, 3, 2, 3], [14, 3], [6, 3, 2, 3, 2, 3]]

/** The days before are dotted, whatever their line is. */
const DOTS: readonly number[] = [1, 4]

/** And their bars are filled with so much of the colour. */
export const BEFORE_PERCENT = 35

export const tokenOf = (look: number) => `--chart-${(look % LOOK_COUNT) + 1}`

export function dashOf({ look, isBefore }: Pick<DrawnLine, 'look' | 'isBefore'>): number[] {
  // Once all colours are used, the next round has other dashes.
  const dash = DASHES[(look + Math.floor(look / LOOK_COUNT)) % DASHES.length]!
  return [...(isBefore ? DOTS : dash)]
}
