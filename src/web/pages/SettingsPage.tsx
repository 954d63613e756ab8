import { useLocation } from 'react-router'
import { Jobs } from '#web/components/settings/Jobs.tsx'
import { Services } from '#web/components/settings/Services.tsx'
import { Tokens } from '#web/components/settings/Tokens.tsx'
import { ROUTES } from '#web/paths.ts'

/** `/services`, `/tokens` and `/jobs`: what admins look after. */
export default function SettingsPage() {
  const { pathname } = useLocation()
  if (pathname.startsWith(ROUTES.tokens)) return <Tokens />
  return pathname.startsWith(ROUTES.jobs) ? <Jobs /> : <Services />
}
