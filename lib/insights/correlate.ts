/** Of actors who did something, or have some property: how many converted and how many dropped off. */
export interface Split {
  success: number
  failure: number
}

/** How much more often than not those who did it converted. */
export interface Odds {
  /** Above 1 it goes with success, below with failure. */
  ratio: number
  /** 95 % interval of the ratio. */
  low: number
  high: number
}

/** One actor is added to each count, so that nobody is divided by (PostHog's `PRIOR_COUNT`). */
const PRIOR = 1

/** The normal quantile of a two-sided interval of 95 %. */
const Z_95 = 1.959963984540054

/** Fewer actors in all say nothing, or a fiftieth of them, whichever is less. */
const MIN_COUNT = 25
const MIN_SHARE = 0.02

/** From here on the two sides are too unlike in number for odds to be taken at their word. */
export const SKEWED_RATIO = 10

/**
 * The odds ratio with a prior (PostHog, `funnel_correlation_query_runner.py`), and its interval by the logit method
 * (Woolf 1955): exp(ln OR ± z·sqrt(Σ 1/n)). `undefined` when nobody converted or nobody dropped off.
 */
export function measureOdds({ success, failure }: Split, total: Split): Odds | undefined {
  if (total.success === 0 || total.failure === 0) return undefined
  const [s, f] = [success + PRIOR, failure + PRIOR]
  const [notS, notF] = [total.success - success + PRIOR, total.failure - failure + PRIOR]
  const ratio = (s * notF) / (notS * f)
  const spread = Math.exp(Z_95 * Math.sqrt(1 / s + 1 / notS + 1 / f + 1 / notF))
  return { ratio, low: ratio / spread, high: ratio * spread }
}

/** So many at least must have done it that its odds are shown; one is never too few to be asked for. */
export function leastCountOf({ success, failure }: Split): number {
  return Math.max(1, Math.min(MIN_COUNT, Math.ceil(MIN_SHARE * (success + failure))))
}

/** Whether there are so few in all that chance alone makes large differences. */
export function areTooFew({ success, failure }: Split): boolean {
  return success + failure < MIN_COUNT
}

/** Whether one side is more than ten times the other. */
export function isSkewed({ success, failure }: Split): boolean {
  return Math.max(success, failure) > SKEWED_RATIO * Math.min(success, failure)
}
