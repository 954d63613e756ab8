import type { ReactNode } from 'react'

interface Props {
  className?: string | undefined
}

/** Icons of one set: 16 by 16, lines of 1.5, in the colour of the text beside them. All are decoration to a reader. */
function icon(drawing: ReactNode) {
  return function Icon({ className }: Props) {
    return (
      <svg
        className={className}
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden
      >
        {drawing}
      </svg>
    )
  }
}

export const SpacesIcon = icon(<path d="M2 3h5v4H2zM9.5 3H14v7H9.5zM2 9.5h5V13H2zM9.5 13H14" />)
export const MetricsIcon = icon(
  <path d="M2.5 2.5v11h11M5.5 10.500V8M8.500 10.500V4.500M11.500 10.500V6.500" />,
)
export const SearchIcon = icon(<path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14" />)
export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />)
export const CloseIcon = icon(<path d="m4 4 8 8m0-8-8 8" />)
export const CheckIcon = icon(<path d="m3 8.5 3.2 3L13 4.5" />)
export const MoreIcon = icon(<path d="M3 8h.01M8 8h.01M13 8h.01" strokeWidth="2.2" />)
export const EditIcon = icon(<path d="m10.5 3 2.5 2.5L5.5 13H3v-2.5zM9 4.5 11.5 7" />)
export const TrashIcon = icon(<path d="M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4" />)
export const CopyIcon = icon(<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />)
export const WarningIcon = icon(<path d="M8 2 1.5 13.5h13zM8 6.5v3M8 11.5h.01" />)
export const ClockIcon = icon(<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9v3l2 1.5" />)
export const PersonIcon = icon(
  <path d="M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8Zm-5.5 5.5c.5-2.5 2.7-3.5 5.5-3.5s5 1 5.5 3.5" />,
)
export const ChevronDownIcon = icon(<path d="m4 6 4 4 4-4" />)
export const ChevronLeftIcon = icon(<path d="M10 4 6 8l4 4" />)
export const ChevronRightIcon = icon(<path d="m6 4 4 4-4 4" />)
export const PlayIcon = icon(<path d="M5 3v10l8-5z" />)
export const PauseIcon = icon(<path d="M5.5 3.5v9M10.5 3.5v9" />)
export const ArrowLeftIcon = icon(<path d="M13 8H3m4-4L3 8l4 4" />)
export const ArrowRightIcon = icon(<path d="M3 8h10M9 4l4 4-4 4" />)
export const UndoIcon = icon(<path d="M6 3 2.5 6.500 6 10M2.5 6.500h7a4 4 0 0 1 0 7H7" />)
export const RedoIcon = icon(<path d="m10 3 3.5 3.5L10 10m3.5-3.5h-7a4 4 0 0 0 0 7H9" />)
export const DownloadIcon = icon(<path d="M8 2.500v7.500M5 7l3 3 3-3M3 13h10" />)
export const UploadIcon = icon(<path d="M8 10V2.500M5 5.500l3-3 3 3M3 13h10" />)
export const TableIcon = icon(<path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M6 6.5v6" />)
export const LineIcon = icon(<path d="m2 11 3.5-5 3 3.5L14 4" />)
export const StackedIcon = icon(<path d="m2 7 4-3 3.5 2L14 3M2 11l4-2 3.5 1.5L14 8M2 13.5h12" />)
export const BigNumberIcon = icon(<path d="M3.5 5 5.5 3.5v9M9.5 6a2 2 0 1 1 3.5 1.300l-3.5 5.200h4" />)
export const ArrowUpIcon = icon(<path d="M8 13V3M4 7l4-4 4 4" />)
export const ArrowDownIcon = icon(<path d="M8 3v10M4 9l4 4 4-4" />)
export const CameraIcon = icon(
  <path d="M2 4.500h3L6 3h4l1 1.500h3v8H2zM8 10.500a2.250 2.250 0 1 0 0-4.500a2.250 2.250 0 0 0 0 4.500Z" />,
)
export const LinkIcon = icon(
  <path d="M6.500 9.500 9.500 6.500M7 4.500l1.500-1.500a3.200 3.200 0 0 1 4.500 4.500L11.500 9M9 11.500 7.500 13A3.200 3.200 0 0 1 3 8.500L4.500 7" />,
)
export const AlertsIcon = icon(
  <path d="M2.500 11.500S4 10.500 4 6.500a4 4 0 0 1 8 0c0 4 1.500 5 1.500 5zM6.500 14h3" />,
)
export const AnnotationsIcon = icon(<path d="M4 14V2.500m0 .5h8.500l-2 3 2 3H4" />)
export const StarIcon = icon(
  <path d="m8 1.8 1.9 3.900 4.300.6-3.100 3 .7 4.300L8 11.600 4.200 13.600l.7-4.300-3.100-3 4.300-.6z" />,
)
