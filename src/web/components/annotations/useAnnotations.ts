import { useContext } from 'react'
import { type Annotations, AnnotationsContext } from './annotationsContext.ts'

/** What was read for the charts around. */
export const useAnnotations = (): Annotations => useContext(AnnotationsContext)
