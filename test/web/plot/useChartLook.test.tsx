import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useChartLook } from '#web/plot/useChartLook.ts'

test('the look follows the pixels of the screen through every change', () => {
  const queries: { ratio: number; target: EventTarget }[] = []
  vi.stubGlobal('devicePixelRatio', 1)
  vi.stubGlobal('matchMedia', () => {
    const target = new EventTarget()
    queries.push({ ratio: window.devicePixelRatio, target })
    return target
  })
  /** A query tells when its ratio is left, and nothing while it stays so. */
  const change = (ratio: number) =>
    act(() => {
      const left = queries.filter((query) => query.ratio === window.devicePixelRatio)
      vi.stubGlobal('devicePixelRatio', ratio)
      for (const { target } of left) target.dispatchEvent(new Event('change'))
    })

  const { result, unmount } = renderHook(() => useChartLook('UTC'))
  expect(result.current.pixelRatio).toBe(1)
  for (const ratio of [1.25, 1.5, 2]) {
    change(ratio)
    expect(result.current.pixelRatio).toBe(ratio)
  }
  unmount()
  vi.unstubAllGlobals()
})
