import { create } from 'zustand'
import { askBeforeUnload } from './askBeforeUnload.ts'

/** Many metrics that are about to be changed or deleted, or are being. */
export interface MetricBatch {
  /** What is done to which, such as “Deleting 12 metrics”. */
  text: string
  /** When it begins, milliseconds of the page's clock; null once it has. */
  begins: number | null
  /** 0 to 100; null while nobody knows. */
  progress: number | null
  /** The job that does it, where the server made one. */
  job: number | null
  /** Gives it up before it begins. */
  giveUp: () => void
}

/** One at a time, whatever page is shown. */
export const useMetricBatch = create<{ batch: MetricBatch | null }>(() => ({ batch: null }))

/** Shows that something is being done from now on. */
export function beginBatch(text: string): void {
  const batch = { text, begins: null, progress: null, job: null, giveUp: () => undefined }
  useMetricBatch.setState({ batch })
}

export function endBatch(): void {
  useMetricBatch.setState({ batch: null })
}

export function noteProgress(job: number, progress: number): void {
  useMetricBatch.setState(({ batch }) => ({ batch: batch && { ...batch, job, progress } }))
}

/** Waits so long that it can be given up. @returns whether it has begun */
export function waitToBegin(text: string, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const begins = Date.now() + milliseconds
    // Closing the page would give up in silence what was confirmed.
    const askNoMore = askBeforeUnload()
    const end = (begun: boolean) => {
      clearTimeout(timer)
      askNoMore()
      resolve(begun)
    }
    const timer = setTimeout(() => {
      beginBatch(text)
      end(true)
    }, milliseconds)
    const giveUp = () => {
      endBatch()
      end(false)
    }
    useMetricBatch.setState({ batch: { text, begins, progress: null, job: null, giveUp } })
  })
}
