'use client'
import { Command } from 'cmdk'
import { LogOut, Moon, Play, Plug, Search, Settings2, Sun, Table2, History, CalendarClock, Shuffle } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useTheme } from 'next-themes'
import { useRouter } from 'next/navigation'
import { Dialog as Radix } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { useOverview } from '#features/dashboard/use-overview.ts'
import { leave } from '#features/forms/leaving.ts'
import { useFoundRecords } from '#features/records/found-records.tsx'
import { useStartRun } from '#features/runs/use-start-run.ts'
import { StateMark } from '#ui/index.ts'
import { useDialogFocus } from '#ui/opening-focus.ts'
import { placesFor } from './places.ts'
import { useTenant } from './tenant.tsx'

/** Ctrl-K: go to any page, look for a record, switch the theme. */
export function CommandMenu({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const router = useRouter()
  const focus = useDialogFocus()
  const { slug, tenants, permissions } = useTenant()
  const { processes, connections } = useOverview()
  const { resolvedTheme, setTheme } = useTheme()
  const [words, setWords] = useState('')
  const found = useFoundRecords(slug, words)
  const [chosen, setChosen] = useState('')
  const firstFound = found[0]?.rows[0]?.id
  // Records come after the keys: the first of them is what Enter opens, not what stood first before they came.
  const [chosenFor, setChosenFor] = useState(firstFound)
  if (chosenFor !== firstFound) {
    setChosenFor(firstFound)
    if (firstFound) setChosen(`record ${firstFound}`)
  }
  const act = (action: () => void) => () => {
    onOpenChange(false)
    setWords('')
    action()
  }
  const go = (path: string) => act(() => leave(() => router.push(path)))
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-appear bg-overlay" />
        <Radix.Content aria-describedby={undefined} {...focus} className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-surface shadow-float outline-none">
          <Radix.Title className="sr-only">Command menu</Radix.Title>
          <Command label="Command menu" loop value={chosen} onValueChange={setChosen} filter={fits}>
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search className="size-4 shrink-0 text-ink-faint" aria-hidden />
              <Command.Input value={words} onValueChange={setWords} placeholder="Go to a page, or look for a record" className="h-12 w-full bg-transparent text-lg outline-none focus-visible:outline-none" />
            </div>
            <Command.List className="max-h-[min(26rem,60vh)] overflow-y-auto p-1.5">
              {/* Longer words can always be looked for among the records. */}
              {words.trim().length > 1 ? null : <Command.Empty className="px-3 py-8 text-center text-ink-soft">Nothing matches “{words}”.</Command.Empty>}
              <Group title="Go to">
                {placesFor(permissions).map(({ path, label, icon: Icon }) => <Item key={path} icon={<Icon />} onSelect={go(`/${slug}${path}`)}>{label}</Item>)}
              </Group>
              {permissions.includes('run') ? (
                <Group title="Do">
                  {processes.filter((process) => process.enabled && !process.active).map((process) => <SyncItem key={process.id} processId={process.id} name={process.name} done={() => act(() => {})()} />)}
                </Group>
              ) : null}
              {processes.map((process) => {
                const base = `/${slug}/processes/${process.id}`
                const item = (tab: string, label: string, icon: ReactNode) => <Item key={tab} value={`${tab} ${process.id}`} words={`${process.name} ${label}`} icon={icon} onSelect={go(`${base}/${tab}`)}>{process.name} › {label}</Item>
                return (
                  <Group key={process.id} title={process.title}>
                    {item('records', 'Records', <Table2 />)}
                    {item('runs', 'Runs', <History />)}
                    {words ? [item('mapping', 'Mapping', <Shuffle />), item('settings', 'Settings', <Settings2 />), item('schedule', 'Schedule', <CalendarClock />)] : null}
                  </Group>
                )
              })}
              {found.length ? (
                <Group title="Records" forceMount>
                  {found.flatMap(({ processId, rows }) => rows.map((row) => (
                    <Item key={row.id} forceMount value={`record ${row.id}`} icon={<StateMark state={row.state} iconOnly />} onSelect={go(`/${slug}/processes/${processId}/records?record=${encodeURIComponent(row.sourceKey)}`)}>
                      <span className="font-mono text-sm">{row.sourceKey}</span> {row.name}
                    </Item>
                  )))}
                </Group>
              ) : null}
              {words.trim().length > 1 ? (
                <Group title="Look for it" forceMount>
                  {processes.map((process) => (
                    <Item key={process.id} forceMount value={`search ${process.id}`} icon={<Search />} onSelect={go(`/${slug}/processes/${process.id}/records?q=${encodeURIComponent(words.trim())}`)}>
                      “{words.trim()}” in {process.gridTitle}
                    </Item>
                  ))}
                </Group>
              ) : null}
              {connections.length ? (
                <Group title="Connections">
                  {connections.map((connection) => <Item key={connection.id} value={`connection ${connection.id}`} words={connection.name} icon={<Plug />} onSelect={go(`/${slug}/connections/${connection.id}`)}>{connection.name}</Item>)}
                </Group>
              ) : null}
              <Group title="You">
                {tenants.filter((tenant) => tenant.slug !== slug).map((tenant) => <Item key={tenant.slug} onSelect={go(`/${tenant.slug}`)}>Switch to {tenant.name}</Item>)}
                <Item icon={resolvedTheme === 'dark' ? <Sun /> : <Moon />} onSelect={act(() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark'))}>{resolvedTheme === 'dark' ? 'Light theme' : 'Dark theme'}</Item>
                <Item icon={<LogOut />} onSelect={act(() => void signOut({ callbackUrl: '/sign-in' }))}>Sign out</Item>
              </Group>
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Every typed word must begin a word of the entry. Letters strewn over it would find an entry by its id. */
function fits(value: string, typed: string, keywords?: string[]): number {
  const words = (keywords?.length ? keywords.join(' ') : value).toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return typed.toLowerCase().split(/\s+/).filter(Boolean).every((one) => words.some((word) => word.startsWith(one))) ? 1 : 0
}

/** Starts a sync and goes to its run. */
function SyncItem({ processId, name, done }: { processId: string; name: string; done: () => void }) {
  const { slug } = useTenant()
  const router = useRouter()
  const start = useStartRun(processId)
  const sync = async () => {
    const { runId } = await start.mutateAsync({ mode: 'sync' })
    done()
    leave(() => router.push(`/${slug}/runs/${runId}`))
  }
  return <Item value={`sync ${processId}`} words={`Sync ${name} now`} icon={<Play />} onSelect={() => void sync().catch(() => {})}>Sync {name.charAt(0).toLowerCase() + name.slice(1)} now</Item>
}

const Group = ({ title, children, forceMount = false }: { title: string; children: ReactNode; forceMount?: boolean }) => (
  <Command.Group heading={title} forceMount={forceMount}
    className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-faint">
    {children}
  </Command.Group>
)

/** `value` tells it from the others; `words` is what typing finds it by, where that is not its text. */
const Item = ({ icon, children, value, words, onSelect, forceMount = false }: { icon?: ReactNode; children: ReactNode; value?: string; words?: string; onSelect: () => void; forceMount?: boolean }) => (
  <Command.Item {...(value ? { value } : {})} {...(words ? { keywords: [words] } : {})} onSelect={onSelect} forceMount={forceMount}
    className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-base data-[selected=true]:bg-subtle [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint">
    {icon ?? <span className="size-4" />}
    <span className="truncate">{children}</span>
  </Command.Item>
)
