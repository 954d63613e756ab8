import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Menu } from '#web/ui/Menu.tsx'

function renderMenu() {
  const actions = { Rename: vi.fn<() => void>(), Duplicate: vi.fn<() => void>(), Delete: vi.fn<() => void>() }
  render(
    <>
      <Menu
        label="Actions"
        trigger="…"
        actions={[
          { label: 'Rename', perform: actions.Rename },
          { label: 'Duplicate', perform: actions.Duplicate, refusal: 'Only an admin may' },
          { label: 'Delete', perform: actions.Delete },
        ]}
      />
      <button type="button">Elsewhere</button>
    </>,
  )
  return {
    actions,
    user: userEvent.setup({ delay: null }),
    opener: screen.getByRole('button', { name: 'Actions' }),
  }
}

const focused = () => document.activeElement?.textContent

test('opens by key, moves by arrows, ends and first letters, and acts once', async () => {
  const { user, opener, actions } = renderMenu()
  opener.focus()
  await user.keyboard('{ArrowDown}')
  expect(focused()).toBe('Rename')
  await user.keyboard('{ArrowUp}')
  expect(focused()).toBe('Delete')
  await user.keyboard('{Home}')
  expect(focused()).toBe('Rename')
  await user.keyboard('d')
  expect(focused()).toBe('Duplicate')
  await user.keyboard('d')
  expect(focused()).toBe('Delete')
  await user.keyboard('{Enter}')
  expect(actions.Delete).toHaveBeenCalledOnce()
  expect(screen.queryByRole('menu')).toBeNull()
})

test('Escape gives the focus back, a press elsewhere closes', async () => {
  const { user, opener } = renderMenu()
  await user.click(opener)
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(opener)
  await user.click(opener)
  await user.click(screen.getByRole('button', { name: 'Elsewhere' }))
  expect(screen.queryByRole('menu')).toBeNull()
})

test('what is refused does nothing and says why', async () => {
  const { user, opener, actions } = renderMenu()
  await user.click(opener)
  await user.click(screen.getByRole('menuitem', { name: 'Duplicate' }))
  expect(actions.Duplicate).not.toHaveBeenCalled()
  screen.getByText('Only an admin may')
})
