import type { Permission } from '#server/permissions.ts'
import { CalendarClock, History, LayoutDashboard, Plug, ScrollText, TriangleAlert, type LucideIcon } from 'lucide-react'

/** A page that the sidebar and the command menu lead to; `path` follows the organisation's slug. */
export interface Place { path: string; label: string; icon: LucideIcon; /** Second key after "g". */ key: string; /** Shown to those who have it; everybody else does without. */ permission?: Permission }

export const places = {
  dashboard: { path: '', label: 'Dashboard', icon: LayoutDashboard, key: 'd' },
  failures: { path: '/failures', label: 'Failures', icon: TriangleAlert, key: 'f' },
  runs: { path: '/runs', label: 'Runs', icon: History, key: 'l' },
  schedules: { path: '/schedules', label: 'Schedules', icon: CalendarClock, key: 's' },
  connections: { path: '/connections', label: 'Connections', icon: Plug, key: 'c' },
  audit: { path: '/audit', label: 'Audit', icon: ScrollText, key: 'a', permission: 'configure' },
} satisfies Record<string, Place>

/** The places that these permissions open. */
export const placesFor = (permissions: readonly Permission[]): Place[] =>
  Object.values<Place>(places).filter(({ permission }) => !permission || permissions.includes(permission))
