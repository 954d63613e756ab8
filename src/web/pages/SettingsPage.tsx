import { useLocation } from 'react-router'
import { Jobs } from '#web/components/settings/Jobs.tsx'
import { Services } from '#web/components/settings/Services.tsx'
import { SharedSettings } from '#web/components/settings/SharedSettings.tsx'
import { Tokens } from '#web/components/settings/Tokens.tsx'
import { ROUTES } from '#web/paths.ts'

/** `/services`, `/tokens`, `/snapshots` and `/jobs`: what admins look after. */
export default function SettingsPage() {
  const { pathname } = useLocation()
  if (pathname.startsWith(ROUTES.tokens)) return <Tokens />
  if (pathname.startsWith(ROUTES.snapshots)) return <SharedSettings />
  return pathname.startsWith(ROUTES.jobs) ? <Jobs /> : <Services />
}
