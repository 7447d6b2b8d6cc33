import { readArrayQueue, readPerson, type Tool } from './tool'

/** posthog-js (posthog.com/docs/libraries/js). */
export const POSTHOG: Tool = {
  global: 'posthog',
  methods: {
    capture: ([name, properties]) => [{ kind: 'custom', name, given: [properties] }],
    identify: ([person, always, once]) => [{ kind: 'identify', person: readPerson(person), given: [once, always] }],
  },
  readQueue: (stub) => readArrayQueue(stub),
}
