import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { EVERYWHERE, shownKeys, useKeys } from '#web/ui/useKeys.ts'

function renderKeys() {
  const act = vi.fn<(key: string) => void>()
  function Frame() {
    useKeys({ n: { label: 'Hidden by the page', perform: () => act('frame n') } }, EVERYWHERE)
    useKeys(
      {
        'g s': { label: 'Spaces', perform: () => act('g s') },
        'Mod+k': { label: 'Search', perform: () => act('Mod+k') },
        'Mod+z': () => act('Mod+z'),
        'Mod+Shift+z': () => act('Mod+Shift+z'),
        x: { label: 'Refused', perform: () => act('x'), refusal: 'not now' },
      },
      EVERYWHERE,
    )
    return null
  }
  function Page() {
    useKeys({ n: () => act('n'), s: { label: 'Save', perform: () => act('s') } })
    return (
      <>
        <input aria-label="Field" />
        <dialog open aria-label="Question">
          <button type="button">Yes</button>
        </dialog>
      </>
    )
  }
  const { unmount } = render(
    <>
      <Frame />
      <Page />
    </>,
  )
  const done = () => act.mock.calls.map(([key]) => key)
  return { user: userEvent.setup({ delay: null }), done, unmount }
}

test.each([
  ['a key where nothing takes it', 'n', ['n']],
  ['two keys, one after the other', 'gs', ['g s']],
  ['the second key alone', 's', ['s']],
  ['a first key that another follows', 'gns', ['n', 's']],
  ['Ctrl', '{Control>}k{/Control}', ['Mod+k']],
  ['Command', '{Meta>}k{/Meta}', ['Mod+k']],
  ['Ctrl with Shift', '{Control>}z{Shift>}z{/Shift}{/Control}', ['Mod+z', 'Mod+Shift+z']],
  ['a key with a modifier that it does not have', '{Control>}n{/Control}{Alt>}n{/Alt}', []],
  ['what may not be done', 'x', []],
  ['what every object has', 'constructor', ['n', 's']],
])('%s', async (_, typed, expected) => {
  const { user, done } = renderKeys()
  await user.keyboard(typed)
  expect(done()).toEqual(expected)
})

test('of two that have a key, what came last takes it, also where the first one got it later', async () => {
  const act = vi.fn<(of: string) => void>()
  function Panel() {
    useKeys({ Escape: () => act('panel') })
    return null
  }
  function Page({ open, isolated }: { open: boolean; isolated: boolean }) {
    useKeys({ n: () => act('n'), ...(isolated && { Escape: () => act('page') }) })
    return open ? <Panel /> : null
  }
  const user = userEvent.setup({ delay: null })
  const { rerender } = render(<Page open={false} isolated={false} />)
  rerender(<Page open isolated={false} />)
  rerender(<Page open isolated />)
  await user.keyboard('{Escape}')
  rerender(<Page open={false} isolated />)
  await user.keyboard('{Escape}')
  expect(act.mock.calls).toEqual([['panel'], ['page']])
})

test('single keys rest while one types; those with Ctrl do not, but for those of editing', async () => {
  const { user, done } = renderKeys()
  await user.type(screen.getByRole('textbox', { name: 'Field' }), 'ngs')
  expect(done()).toEqual([])
  await user.keyboard('{Control>}zk{/Control}')
  expect(done()).toEqual(['Mod+k'])
})

test('all keys rest in a dialog, and are gone with the screen', async () => {
  const { user, done, unmount } = renderKeys()
  screen.getByRole('button', { name: 'Yes' }).focus()
  await user.keyboard('n{Control>}k{/Control}')
  unmount()
  await user.keyboard('n')
  expect(done()).toEqual([])
  expect(shownKeys()).toEqual([])
})

test('keys with a name are shown, those of the screen first, each once', () => {
  renderKeys()
  expect(shownKeys().map(({ keys, group, label }) => [keys, group, label])).toEqual([
    ['s', 'This screen', 'Save'],
    ['g s', EVERYWHERE, 'Spaces'],
    ['Mod+k', EVERYWHERE, 'Search'],
    ['x', EVERYWHERE, 'Refused'],
  ])
})
