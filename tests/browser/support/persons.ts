import { createRandom } from '../../fixtures/random.ts'

/** Where somebody leaves the shop; `thanks`: they bought. */
export type End = 'category' | 'slow' | 'product' | 'cart' | 'refused' | 'broken' | 'thanks'

export interface PlannedPerson {
  name: string
  plan: 'guest' | 'member'
  plant: string
  end: End
  /** What they do on the page where one pays, before they pay. */
  hasVoucher: boolean
  triesLeafpay: boolean
  /** Of the study, from 0. */
  day: number
  /** How slow they are beside others, about 1. */
  patience: number
}

export const STUDY_DAYS = 14

/**
 * What is planted: 24 come to the page where one pays and 14 buy. The 8 who do not let go of the broken button of Leafpay
 * never buy; a voucher that is taken goes with buying; most guests do not buy.
 */
const GROUPS: { end: End; guests: number; members: number; vouchers?: number; leafpays?: number }[] = [
  { end: 'category', guests: 1, members: 1 },
  { end: 'slow', guests: 2, members: 2 },
  { end: 'product', guests: 3, members: 3 },
  { end: 'cart', guests: 2, members: 2 },
  { end: 'refused', guests: 1, members: 1 },
  { end: 'broken', guests: 7, members: 1, vouchers: 1 },
  { end: 'thanks', guests: 3, members: 11, vouchers: 10, leafpays: 3 },
]

/** First names of 40 people; what a page says of them is their name and their plan. */
const NAMES = `Ada Amir Bea Bram Carla Chidi Dora Dylan Edith Emil Fatima Finn Greta Gus Hana Hugo Ines Ivo Jun Joan
Kofi Kira Lena Luis Mara Milo Nadia Noor Olga Omar Petra Pim Rosa Raj Sana Sven Tess Theo Uma Yves`.split(/\s+/)

const PLANTS = ['calathea', 'column-cactus', 'hoya', 'monstera', 'olive-tree', 'pilea', 'snake-plant']

/** The same for the same seed. */
export function planPersons(seed: number): PlannedPerson[] {
  const random = createRandom(seed)
  const ends = GROUPS.flatMap(({ end, guests, members, vouchers = 0, leafpays = 0 }) =>
    Array.from({ length: guests + members }, (_, index) => ({
      end,
      plan: index < guests ? ('guest' as const) : ('member' as const),
      hasVoucher: index < vouchers,
      triesLeafpay: index >= guests + members - leafpays,
    })),
  )
  return shuffle(ends, random).map((own, index) => ({
    name: NAMES[index]!,
    ...own,
    plant: PLANTS[Math.floor(random() * PLANTS.length)]!,
    day: Math.floor(random() * STUDY_DAYS),
    patience: 0.4 + random() * 1.6,
  }))
}

/** Fisher and Yates. */
function shuffle<Value>(values: readonly Value[], random: () => number): Value[] {
  const shuffled = [...values]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!]
  }
  return shuffled
}
