import { expect, test } from 'vitest'
import { chooseDensity, chooseScheme, startAppearance, useAppearance } from '#web/stores/appearance.ts'

test('choices are put on the root and kept; the system is followed as long as nothing is chosen', () => {
  const root = document.createElement('html')
  const system = Object.assign(new EventTarget(), { matches: true }) as MediaQueryList
  startAppearance(root, system)
  expect(root.dataset).toMatchObject({ scheme: 'system', density: 'comfortable' })
  expect(useAppearance.getState().systemIsDark).toBe(true)

  Object.assign(system, { matches: false })
  system.dispatchEvent(new Event('change'))
  expect(useAppearance.getState().systemIsDark).toBe(false)

  chooseScheme('dark')
  chooseDensity('compact')
  expect(root.dataset).toMatchObject({ scheme: 'dark', density: 'compact' })
  expect(JSON.parse(localStorage.getItem('poise.appearance') ?? '')).toEqual({
    scheme: 'dark',
    density: 'compact',
  })
})
