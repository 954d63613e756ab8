import { create } from 'zustand'
import { useEffect } from 'react'

/** One clock for all that shows an age, Unix seconds, so that ages change together. */
const useClock = create<{ now: number }>(() => ({ now: Date.now() / 1_000 }))

let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

const tick = () => useClock.setState({ now: Date.now() / 1_000 })

/** The page's clock in Unix seconds; ticks every second while anybody watches it. */
export function useNow(): number {
  useEffect(() => {
    if (watchers++ === 0) {
      tick()
      timer = setInterval(tick, 1_000)
    }
    return () => {
      if (--watchers === 0) clearInterval(timer)
    }
  }, [])
  return useClock(({ now }) => now)
}
