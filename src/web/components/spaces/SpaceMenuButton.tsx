import type { Space } from '#api/spaces.ts'
import { late } from '../page/late.ts'
import { MenuButton } from '../page/MenuButton.tsx'

const SpaceMenu = late(() => import('./SpaceMenu.tsx'))

/** The button of the menu of a space. */
export function SpaceMenuButton({ space }: { space: Space }) {
  return <MenuButton label={`Actions for ${space.name}`} menu={<SpaceMenu space={space} />} />
}
