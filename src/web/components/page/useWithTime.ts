import { useLocation } from 'react-router'
import { withTime } from './withTime.ts'

/** Makes paths that keep the time now shown. */
export function useWithTime(): (path: string) => string {
  const { search } = useLocation()
  return (path) => withTime(path, search)
}
