import { useLocation } from 'react-router'
import { usePreferredZone } from '../../stores/preferredZone.ts'
import { browserZone, isZone } from './zones.ts'

/** The zone that the page shows times in: the address's, else the one this reader prefers, else the browser's. */
export function usePageZone(): string {
  const { search } = useLocation()
  const preferred = usePreferredZone(({ zone }) => zone)
  const named = new URLSearchParams(search).get('zone')
  return [named, preferred].find((zone) => zone !== null && isZone(zone)) ?? browserZone()
}
