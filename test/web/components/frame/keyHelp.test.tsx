import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { TIME_KEYS } from '#web/components/viewing/useTimeKeys.ts'
import KeyHelp from '#web/components/frame/KeyHelp.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

function Part({ label }: { label: string }) {
  useKeys({ n: { label, perform: () => undefined } })
  return null
}

test('where charts are, the keys of a chart are shown as well', () => {
  function Charts() {
    useKeys({ p: { label: 'Pause', perform: () => undefined } }, TIME_KEYS)
    return null
  }
  render(
    <>
      <Charts />
      <KeyHelp onClose={() => undefined} />
    </>,
  )
  const keys = within(screen.getByRole('region', { name: 'On a chart' }))
  for (const label of ['First moment', 'Last moment', 'Ten moments before', 'Ten moments after']) {
    keys.getByText(label)
  }
  expect(keys.getByText('Zoom in').parentElement?.textContent).toBe('Zoom indrag+')
})

test('keys are shown as soon as a part adds, names or takes them away', () => {
  const help = (part: React.ReactNode) => (
    <>
      <KeyHelp onClose={() => undefined} />
      {part}
    </>
  )
  const { rerender } = render(help(null))
  expect(screen.queryByText('New space')).toBeNull()
  rerender(help(<Part label="New space" />))
  screen.getByText('New space')
  rerender(help(<Part label="New chart" />))
  screen.getByText('New chart')
  rerender(help(null))
  expect(screen.queryByText('New chart')).toBeNull()
})
