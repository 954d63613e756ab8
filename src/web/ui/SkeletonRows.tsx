import { Skeleton } from './Skeleton.tsx'

const WIDTHS = [18, 24, 14, 28, 20, 16, 22, 12]

/** The rows of a list that is still to come. */
export function SkeletonRows({ className }: { className: string | undefined }) {
  return WIDTHS.map((width) => (
    <li key={width} className={className}>
      <Skeleton width={width} />
    </li>
  ))
}
