import type { VitalPayload } from '@/lib/model/payload'

export type Rating = 'good' | 'needs improvement' | 'poor'

/** Up to the first it is good, up to the second it needs improvement (https://web.dev/articles/vitals). */
export const VITAL_LIMITS: Record<VitalPayload['metric'], readonly [good: number, poor: number]> = {
  LCP: [2_500, 4_000],
  INP: [200, 500],
  CLS: [0.1, 0.25],
}

export function rateVital(metric: VitalPayload['metric'], value: number): Rating {
  const [good, poor] = VITAL_LIMITS[metric]
  if (value <= good) return 'good'
  return value <= poor ? 'needs improvement' : 'poor'
}
