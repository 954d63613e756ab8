import { Link } from 'react-router'
import { useSession } from '#web/api/useSession.ts'
import { DOCS, jobsPath, servicesPath, snapshotsPath, tokensPath } from '#web/paths.ts'
import {
  chooseDensity,
  chooseScheme,
  DENSITIES,
  SCHEMES,
  useAppearance,
  type Density,
  type Scheme,
} from '#web/stores/appearance.ts'
import { Button } from '#web/ui/Button.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import css from './AccountPanel.module.css'
import { ROLE_NAMES, ROLE_TEXTS } from '../settings/roleText.ts'
import { useSignOut } from './useSignOut.ts'

const SCHEME_LABELS: Record<Scheme, string> = { system: 'System', light: 'Light', dark: 'Dark' }
const DENSITY_LABELS: Record<Density, string> = { comfortable: 'Comfortable', compact: 'Compact' }

interface Props {
  /** Told when a link in it is followed. */
  onLeave: () => void
}

/** Who is signed in, how the page looks, the ways to what admins look after, and the way out. */
export default function AccountPanel({ onLeave }: Props) {
  const session = useSession()
  const { scheme, density } = useAppearance()
  const signOut = useSignOut()
  return (
    <section aria-label="Account" className={css.panel}>
      <div>
        <p className={css.email}>{session?.email}</p>
        <p className={css.role}>{session && `${ROLE_NAMES[session.role]}. ${ROLE_TEXTS[session.role]}`}</p>
      </div>
      <SegmentedControl
        label="Colours"
        options={SCHEMES.map((value) => ({ value, label: SCHEME_LABELS[value] }))}
        value={scheme}
        onChange={chooseScheme}
      />
      <SegmentedControl
        label="Density"
        options={DENSITIES.map((value) => ({ value, label: DENSITY_LABELS[value] }))}
        value={density}
        onChange={chooseDensity}
      />
      <nav aria-label="Go to settings" className={css.links}>
        <Link to={servicesPath()} onClick={onLeave}>
          Services
        </Link>
        <Link to={tokensPath()} onClick={onLeave}>
          Tokens
        </Link>
        <Link to={snapshotsPath()} onClick={onLeave}>
          Snapshots
        </Link>
        <Link to={jobsPath()} onClick={onLeave}>
          Jobs
        </Link>
      </nav>
      <a href={DOCS} target="_blank" rel="noreferrer" className={css.docs}>
        API documentation
      </a>
      <Button busy={signOut.isPending} onClick={() => signOut.mutate({})}>
        Sign out
      </Button>
    </section>
  )
}
