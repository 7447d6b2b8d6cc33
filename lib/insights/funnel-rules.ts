import type { FunnelDefinition } from '@/lib/model/insight'

/** In which order steps count: with anything between them, with nothing between them, or whatever the order. */
export const FUNNEL_ORDERS = ['sequential', 'strict', 'any'] as const
export type FunnelOrder = (typeof FUNNEL_ORDERS)[number]

/** What must not happen once step `from` is done and before step `to` is (counted from 0). */
export interface Exclusion {
  from: number
  to: number
}

export interface FunnelRules {
  stepCount: number
  order: FunnelOrder
  /** From the first step to any other one, ms, both ends included. */
  windowMs: number
  exclusions: readonly Exclusion[]
  /** Steps that may be left out, as bits; the first and the last never are. */
  optional: number
}

export function readRules({ steps, order, windowMs, exclusions }: FunnelDefinition): FunnelRules {
  const optional = steps.reduce((bits, { isOptional }, step) => (isOptional ? bits | (1 << step) : bits), 0)
  return { stepCount: steps.length, order, windowMs, exclusions, optional }
}

/** No more steps: they are bits of one number. */
export const MAX_FUNNEL_STEPS = 20

/**
 * The events of one actor (a session or a person) in order of time, in columns. Only those that may be a step or an
 * exclusion have to be there, but for the strict order all of them.
 */
export interface ActorEvents {
  /** Epoch ms. */
  at: ArrayLike<number>
  /** Bit i: it is step i. */
  steps: ArrayLike<number>
  /** Bit i: it is what the exclusion i forbids. */
  exclusions: ArrayLike<number>
}

/** How far an actor came. Of the attempts that came so far, the first. */
export interface FunnelWalk {
  /** Steps up to the last one done, left out ones counted; 0 for none. */
  reached: number
  /** By step, which event it was, as its place in `ActorEvents`; -1 for a step that was left out. Of `reached` steps. */
  events: number[]
  /** What is excluded happened on the way: the actor is not counted at all. */
  isExcluded: boolean
}
