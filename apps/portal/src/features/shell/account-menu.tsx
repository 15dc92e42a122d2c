'use client'
import { Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useTheme } from 'next-themes'
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from '#ui/index.ts'
import { useTenant } from './tenant.tsx'

const roles: Record<string, string> = { owner: 'Owner', admin: 'Administrator', user: 'User', support: 'Support' }

/** Who am I, how does it look, sign out. */
export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { person, zone } = useTenant()
  const { theme, setTheme } = useTheme()
  const initials = person.name.split(/\s+/).map((word) => word.charAt(0)).slice(0, 2).join('').toUpperCase()
  return (
    <DropdownMenu className="w-60" trigger={
      <button type="button"
        className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink transition-colors duration-100 hover:bg-accent hover:text-on-accent">
        <span aria-hidden>{initials}</span><span className="sr-only">{person.name}: account and theme</span>
      </button>
    }>
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate font-medium">{person.name}</p>
        <p className="truncate text-sm text-ink-soft">{person.email}</p>
        <p className="text-sm text-ink-faint">{roles[person.role] ?? person.role}</p>
        <p className="mt-1 text-sm text-ink-faint">All times: {zone.replaceAll('_', ' ')}</p>
      </div>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuItem icon={<Sun />} checked={theme === 'light'} onSelect={() => setTheme('light')}>Light</MenuItem>
      <MenuItem icon={<Moon />} checked={theme === 'dark'} onSelect={() => setTheme('dark')}>Dark</MenuItem>
      <MenuItem icon={<Monitor />} checked={theme === 'system'} onSelect={() => setTheme('system')}>Same as the system</MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Keyboard />} shortcut="?" onSelect={onShortcuts}>Keyboard shortcuts</MenuItem>
      <MenuItem icon={<LogOut />} onSelect={() => void signOut({ callbackUrl: '/sign-in' })}>Sign out</MenuItem>
    </DropdownMenu>
  )
}
