import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { late } from '#web/components/page/late.ts'
import { LateBoundary } from '#web/components/page/LateBoundary.tsx'
import { Notices } from '#web/components/frame/Notices.tsx'

let isDown = true
const Late = late(() =>
  isDown
    ? Promise.reject<never>(new TypeError('Failed to fetch'))
    : Promise.resolve({ default: () => <p>It is here</p> }),
)

function Page() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" aria-expanded={open} onClick={() => setOpen(true)}>
        Open it
      </button>
      {open && (
        <LateBoundary fallback={<p>It comes</p>} onFailed={() => setOpen(false)}>
          <Late />
        </LateBoundary>
      )}
      <Notices />
    </>
  )
}

test('a part that cannot be loaded takes nothing else away, and can be asked for again', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const user = userEvent.setup({ delay: null })
  render(<Page />)
  const button = screen.getByRole('button', { name: 'Open it' })
  for (const times of [1, 2]) {
    await user.click(button)
    await screen.findByText('This part of the page could not be loaded.')
    expect(told).toHaveBeenCalledTimes(times)
    expect(screen.queryByText('It comes')).toBeNull()
    expect(button.getAttribute('aria-expanded')).toBe('false')
    await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  }
  told.mockRestore()
  isDown = false
  await user.click(button)
  await screen.findByText('It is here')
})
