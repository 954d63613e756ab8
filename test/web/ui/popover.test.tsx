import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { expect, test } from 'vitest'
import { Popover } from '#web/ui/Popover.tsx'

function Page() {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button ref={anchor} type="button" onClick={() => setOpen(true)}>
        Anchor
      </button>
      {open && (
        <Popover anchor={anchor} takesFocus onClose={() => setOpen(false)}>
          <button type="button" tabIndex={-1}>
            Never by Tab
          </button>
          <input aria-label="Field" />
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what a plot is */}
          <div role="slider" tabIndex={0} aria-label="Slider" aria-valuenow={1} />
        </Popover>
      )}
    </>
  )
}

test('Tab goes from the first of its controls to the last, whatever they are made of, and then back to the anchor', async () => {
  const user = userEvent.setup({ delay: null })
  render(<Page />)
  const anchor = screen.getByRole('button', { name: 'Anchor' })
  await user.click(anchor)
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Field' }))
  await user.tab()
  expect(document.activeElement).toBe(screen.getByRole('slider', { name: 'Slider' }))
  await user.tab()
  expect(document.activeElement).toBe(anchor)
  expect(screen.queryByRole('slider')).toBeNull()
})
