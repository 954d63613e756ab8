import { useState } from 'react'
import { useQueryClient } from '#web/api/query.ts'
import { DOCS } from '#web/paths.ts'
import { chooseDensity, chooseScheme, DENSITIES, SCHEMES, useAppearance } from '#web/stores/appearance.ts'
import { openPalette } from '#web/stores/overlay.ts'
import { shownKeys } from '#web/ui/useKeys.ts'
import { printPage } from './printPage.ts'
import type { Hit } from './findHits.ts'
import { useSignOut } from './useSignOut.ts'

/** All that can be done from here: what has a key on this screen, the look of the page, and the way out. */
export function useActions(): Hit[] {
  const [keys] = useState(shownKeys)
  const { scheme, density } = useAppearance()
  const signOut = useSignOut()
  const client = useQueryClient()
  return [
    ...keys
      .filter(({ perform }) => perform !== openPalette)
      .map(({ keys: pressed, label, perform, refusal }) => ({
        id: `key ${pressed}`,
        name: label,
        keys: pressed,
        perform,
        refusal,
      })),
    ...SCHEMES.filter((other) => other !== scheme).map((other) => ({
      id: other,
      name: `Colours: ${other}`,
      perform: () => chooseScheme(other),
    })),
    ...DENSITIES.filter((other) => other !== density).map((other) => ({
      id: other,
      name: `Density: ${other}`,
      perform: () => chooseDensity(other),
    })),
    { id: 'docs', name: 'API documentation', perform: () => void window.open(DOCS, '_blank', 'noreferrer') },
    { id: 'print', name: 'Print', perform: () => void printPage(() => client.isFetching() > 0) },
    { id: 'sign out', name: 'Sign out', perform: () => signOut.mutate({}) },
  ]
}
