import { render, screen, waitFor } from '@testing-library/react'
import { lazy, Suspense } from 'react'
import { expect, test, vi } from 'vitest'
import { LateBoundary } from '#web/components/LateBoundary.tsx'
import { Notices } from '#web/components/Notices.tsx'

test('a part that cannot be loaded takes nothing else away', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Late = lazy(() => Promise.reject<never>(new TypeError('Failed to fetch')))
  render(
    <>
      <p>What was there</p>
      <LateBoundary>
        <Suspense>
          <Late />
        </Suspense>
      </LateBoundary>
      <Notices />
    </>,
  )
  await screen.findByText('This part of the page could not be loaded. Load the page again.')
  await waitFor(() => expect(told).toHaveBeenCalled())
  told.mockRestore()
  expect(screen.getByText('What was there').isConnected).toBe(true)
})
