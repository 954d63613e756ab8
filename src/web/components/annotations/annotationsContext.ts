import { createContext } from 'react'
import type { StreamEvent } from '#api/annotationEvents.ts'
import type { ApiError } from '#api/errors.ts'

/** The annotations that were read for all charts of a space. */
export interface Annotations {
  events: readonly StreamEvent[]
  /** How many older ones the server left out. */
  leftOut: number
  /** Why they could not be read; null when they were, and while nothing can be. */
  error: ApiError | null
}

export const NO_ANNOTATIONS: Annotations = { events: [], leftOut: 0, error: null }

/** Given by `SpaceAnnotations` to the charts in it. */
export const AnnotationsContext = createContext(NO_ANNOTATIONS)
