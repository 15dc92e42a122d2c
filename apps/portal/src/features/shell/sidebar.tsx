'use client'
import { ChevronsUpDown, CirclePause, LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useOverview } from '#features/dashboard/use-overview.ts'
import { cn, Count, DropdownMenu, Mark, MenuLabel, MenuLink } from '#ui/index.ts'
import { places, type Place } from './places.ts'
import { useTenant } from './tenant.tsx'

/** Where one can go in this organisation. `onGo` closes the drawer that holds it on small screens. */
export function Sidebar({ onGo }: { onGo?: () => void }) {
  const { slug, permissions } = useTenant()
  const { processes, integrations } = useOverview()
  const failed = processes.reduce((sum, process) => sum + process.counts.failed, 0)
  const place = ({ path, label, icon: Icon }: Place, count?: number) => (
    <NavLink href={`/${slug}${path}`} exact={path === ''} icon={<Icon />} {...(onGo ? { onGo } : {})}
      aside={count ? <Count value={count} compact className="rounded-full bg-failed-soft px-1.5 text-xs font-medium text-failed" /> : null} label={label}>
      {label}
    </NavLink>
  )
  return (
    <div className="flex h-full flex-col gap-4 px-2.5 pt-2.5 pb-4">
      <TenantSwitcher />
      <nav aria-label="Organisation" className="flex min-h-0 grow flex-col gap-5 overflow-y-auto">
        <ul className="grid gap-px">
          <li>{place(places.dashboard)}</li>
          <li>{place(places.failures, failed)}</li>
        </ul>
        {integrations.map((integration) => (
          <div key={integration.id}>
            <h2 className="mb-1 flex items-center gap-1.5 px-2 text-xs font-medium text-ink-faint">
              <span className="truncate">{integration.name}</span>
              {integration.enabled ? null : <span className="rounded bg-sunken px-1 text-[11px]">off</span>}
            </h2>
            <ul className="grid gap-px">
              {processes.filter((process) => process.integrationId === integration.id).map((process) => (
                <li key={process.id}>
                  <NavLink href={`/${slug}/processes/${process.id}/records`} under={`/${slug}/processes/${process.id}`} label={process.name} {...(onGo ? { onGo } : {})}
                    icon={<span aria-hidden className={cn('mx-[5px] size-1.5 rounded-full', !process.enabled ? 'border border-ink-faint' : process.counts.failed ? 'bg-failed-fill' : process.counts.waiting ? 'bg-waiting-fill' : process.last ? 'bg-synced-fill' : 'bg-line-strong')} />}
                    aside={!process.active ? null : process.active.state === 'paused'
                      ? <CirclePause className="size-3.5 text-waiting" aria-label="paused" />
                      : <LoaderCircle className="size-3.5 animate-spin text-accent-ink" aria-label="running" />}>
                    {process.name}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <ul className="grid gap-px">
          <li>{place(places.runs)}</li>
          <li>{place(places.schedules)}</li>
          <li>{place(places.connections)}</li>
        </ul>
        {permissions.includes(places.audit.permission) ? <ul className="mt-auto grid gap-px"><li>{place(places.audit)}</li></ul> : null}
      </nav>
    </div>
  )
}

function NavLink({ href, under = href, exact = false, icon, aside, children, label, onGo }: {
  href: string; /** Addresses below it count as here. */ under?: string; exact?: boolean; icon: ReactNode; aside?: ReactNode; children: ReactNode; label: string; onGo?: () => void
}) {
  const path = usePathname()
  const current = exact ? path === under : path === under || path.startsWith(`${under}/`)
  return (
    <Link href={href} aria-current={current ? 'page' : undefined} title={label} {...(onGo ? { onClick: onGo } : {})}
      className={cn('flex h-8 items-center gap-2.5 rounded-md px-2 text-base transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0',
        current ? 'bg-sunken font-medium text-ink' : 'text-ink-soft hover:bg-subtle hover:text-ink')}>
      {icon}
      <span className="min-w-0 grow truncate">{children}</span>
      {aside}
    </Link>
  )
}

function TenantSwitcher() {
  const { slug, name, tenants } = useTenant()
  const face = (
    <>
      <Mark className="size-7 shrink-0" />
      <span className="min-w-0 grow text-left">
        <span className="block truncate text-base leading-4 font-semibold">{name}</span>
        <span className="block text-xs leading-4 text-ink-faint">Causeway</span>
      </span>
    </>
  )
  if (tenants.length < 2) return <Link href={`/${slug}`} className="flex h-11 items-center gap-2.5 rounded-lg px-1.5 hover:bg-subtle">{face}</Link>
  return (
    <DropdownMenu align="start" className="w-56" trigger={
      <button type="button" aria-label={`Organisation: ${name}. Switch`} className="flex h-11 w-full items-center gap-2.5 rounded-lg px-1.5 hover:bg-subtle data-[state=open]:bg-subtle">
        {face}<ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
      </button>
    }>
      <MenuLabel>Organisations</MenuLabel>
      {tenants.map((tenant) => <MenuLink key={tenant.slug} href={`/${tenant.slug}`} current={tenant.slug === slug}>{tenant.name}</MenuLink>)}
    </DropdownMenu>
  )
}
