/** What is stored may be forged or damaged: nothing of its shape is taken for granted. */
export type Loose = Record<string, unknown>

export const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null

/** Ids of nodes and sheets are counted from 1; negative ones mean "not serialized". */
export const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0

export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
