import { useState } from 'react'
import { useMatch, useNavigate } from 'react-router'
import { alertCreate } from '#api/alerts.ts'
import { spaceCreate, spaceView } from '#api/spaces.ts'
import { q, useQuery, useQueryClient } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import {
  deletedSpacesPath,
  DOCS,
  jobsPath,
  snapshotsPath,
  newAlertPath,
  newSpacePath,
  ROUTES,
  servicesPath,
  spacesPath,
  tokensPath,
} from '#web/paths.ts'
import { chooseDensity, chooseScheme, DENSITIES, SCHEMES, useAppearance } from '#web/stores/appearance.ts'
import { openPalette } from '#web/stores/overlay.ts'
import { shownKeys } from '#web/ui/useKeys.ts'
import { printPage } from './printPage.ts'
import type { Hit } from './findHits.ts'
import { useSignOut } from './useSignOut.ts'
import { useSpaceActions } from '../spaces/useSpaceActions.tsx'
import { useWithTime } from '../page/useWithTime.ts'

/** All that can be done from here: what has a key on this screen, the look of the page, and the way out. */
export function useActions(): Hit[] {
  const [keys] = useState(shownKeys)
  const { scheme, density } = useAppearance()
  const signOut = useSignOut()
  const client = useQueryClient()
  const navigate = useNavigate()
  const timed = useWithTime()
  const mayNotCreate = useRefusal(spaceCreate)
  const mayNotAlert = useRefusal(alertCreate)
  const go = (path: string) => () => void navigate(timed(path))
  const ofSpace = useHereActions(go(spacesPath()))
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
    ...ofSpace,
    {
      id: 'space of metrics',
      name: 'New space from metrics',
      refusal: mayNotCreate,
      perform: go(newSpacePath('metrics')),
    },
    {
      id: 'space of json',
      name: 'New space from JSON',
      refusal: mayNotCreate,
      perform: go(newSpacePath('json')),
    },
    {
      id: 'new alert',
      name: 'New alert',
      refusal: mayNotAlert,
      perform: () => void navigate(newAlertPath()),
    },
    { id: 'deleted spaces', name: 'Deleted spaces', perform: go(deletedSpacesPath()) },
    { id: 'services', name: 'Services', perform: go(servicesPath()) },
    { id: 'tokens', name: 'Tokens', perform: go(tokensPath()) },
    { id: 'snapshots', name: 'Snapshots and links', perform: go(snapshotsPath()) },
    { id: 'jobs', name: 'Jobs', perform: go(jobsPath()) },
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

/** What can be done with the space that is shown; nothing elsewhere. */
function useHereActions(onDelete: () => void): Hit[] {
  const id = Number(useMatch(ROUTES.space)?.params.id) || 0
  const { data } = useQuery({ ...q(spaceView, { params: { id } }), enabled: id > 0 })
  const { actions } = useSpaceActions(data ?? { id, name: '' }, onDelete)
  if (data === undefined) return []
  return actions.map(({ label, perform, refusal }) => ({
    id: `space ${label}`,
    name: `Space: ${label}`,
    perform,
    refusal,
  }))
}
