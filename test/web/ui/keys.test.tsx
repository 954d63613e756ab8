import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { useKeys } from '#web/ui/useKeys.ts'

function renderKeys() {
  const act = vi.fn<() => void>()
  function Page() {
    useKeys({ n: act })
    return (
      <>
        <input aria-label="Field" />
        <dialog open aria-label="Question">
          <button type="button">Yes</button>
        </dialog>
      </>
    )
  }
  render(<Page />)
  return { user: userEvent.setup({ delay: null }), act }
}

test('a key acts where nothing takes it', async () => {
  const { user, act } = renderKeys()
  await user.keyboard('n')
  expect(act).toHaveBeenCalledOnce()
})

test('keys rest while one types, in a dialog, and with Ctrl; those of every object mean nothing', async () => {
  const { user, act } = renderKeys()
  await user.type(screen.getByRole('textbox', { name: 'Field' }), 'n')
  screen.getByRole('button', { name: 'Yes' }).focus()
  await user.keyboard('n')
  screen.getByRole('button', { name: 'Yes' }).blur()
  await user.keyboard('{Control>}n{/Control}{Alt>}n{/Alt}x')
  expect(act).not.toHaveBeenCalled()
})
