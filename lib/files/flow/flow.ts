/*
 * What somebody did, as steps that a script can do again: what all formats for browsers' scripts are written from.
 */

/** A text in which what was masked is left open, to be filled in by whoever does it again. */
export type OpenText = readonly (string | Placeholder)[]

export interface Placeholder {
  /** `FULL_NAME`: of the field's label, or of the part of an address. */
  name: string
}

/** How an element is found again, by whichever of these still finds it. */
export interface Target {
  role: string
  /** Accessible name, where only this element has it; empty otherwise. */
  name: string
  /** What is written on it, where only this element says so; empty otherwise. */
  text: string
  /** By an attribute for tests, as CSS; empty where there is none. */
  testId: string
  /** CSS; each hop goes into the shadow root of the one before. Empty where none is known. */
  css: readonly string[]
  /** Of a frame: its address, or its place among the frames of each document on the way. */
  frame: { url: string } | { path: readonly number[] } | undefined
}

/** Where a step led, as it was seen. */
export interface Arrival {
  url: OpenText
  title: string
}

export type FlowStep =
  | { kind: 'viewport'; width: number; height: number }
  | { kind: 'open'; url: OpenText; title: string }
  | { kind: 'click'; target: Target; arrival?: Arrival }
  | { kind: 'fill'; target: Target; value: OpenText; isChoice: boolean }
  | { kind: 'enter'; target: Target; arrival?: Arrival }
  | { kind: 'scroll'; x: number; y: number }
  /** A heading that was there. */
  | { kind: 'see'; heading: string }
  /** What no script can do for them. */
  | { kind: 'remark'; text: string }

export interface Flow {
  title: string
  steps: FlowStep[]
  /** Each once, in the order they come. */
  placeholders: Placeholder[]
}
