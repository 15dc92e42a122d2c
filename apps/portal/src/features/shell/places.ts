import { CalendarClock, LayoutDashboard, Plug, ScrollText, TriangleAlert, type LucideIcon } from 'lucide-react'

/** A page that the sidebar and the command menu lead to; `path` follows the organisation's slug. */
export interface Place { path: string; label: string; icon: LucideIcon; /** Second key after "g". */ key: string }

export const places = {
  dashboard: { path: '', label: 'Dashboard', icon: LayoutDashboard, key: 'd' },
  failures: { path: '/failures', label: 'Failures', icon: TriangleAlert, key: 'f' },
  schedules: { path: '/schedules', label: 'Schedules', icon: CalendarClock, key: 's' },
  connections: { path: '/connections', label: 'Connections', icon: Plug, key: 'c' },
  audit: { path: '/audit', label: 'Audit', icon: ScrollText, key: 'a' },
} satisfies Record<string, Place>
