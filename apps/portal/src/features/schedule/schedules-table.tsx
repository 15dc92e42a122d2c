'use client'
import { Pause, Play } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#ui/api.ts'
import { Switch } from '#ui/choices.tsx'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { StateMark } from '#ui/state-mark.tsx'
import { Table, Td, Th, Tr } from '#ui/table.tsx'
import { exactTime, RelativeTime } from '#ui/time.tsx'
import { toast } from '#ui/toaster.tsx'
import type { ScheduleRow } from './schedule-row.ts'

/** Pause all and Activate all; each is offered only when it would change something. */
export function ScheduleActions({ tenant, rows }: { tenant: string; rows: ScheduleRow[] }) {
  const router = useRouter()
  const scheduled = rows.filter(({ schedule }) => schedule !== null)
  const paused = scheduled.filter(({ nextRunAt }) => nextRunAt === null)
  const turn = async (active: boolean) => {
    const { changed } = await api<{ changed: number }>(`/api/tenants/${tenant}/schedules`, { method: 'PATCH', body: { active } })
    toast.done(`${changed === 1 ? '1 schedule' : `${changed} schedules`} ${active ? 'activated. Missed times are not caught up.' : 'paused.'}`)
    router.refresh()
  }
  return (
    <>
      <ConfirmDialog trigger={<Button icon={<Pause />} disabled={scheduled.length === paused.length}>Pause all</Button>} title="Pause all schedules?" confirm="Pause all"
        description="Nothing will start by itself until the schedules are activated again. Runs that are under way go on; people can still press Sync now." onConfirm={() => turn(false)} />
      <Button icon={<Play />} disabled={paused.length === 0} onClick={() => void turn(true).catch(toast.failed)}>Activate all</Button>
    </>
  )
}

/** Every process with when it runs next, and a switch for its schedule. */
export function SchedulesTable({ tenant, rows, mayEdit }: { tenant: string; rows: ScheduleRow[]; mayEdit: boolean }) {
  const several = new Set(rows.map(({ integration }) => integration)).size > 1
  return (
    <Table label="Schedules" head={<><Th>Process</Th><Th className="max-md:hidden">Runs</Th><Th className="max-md:hidden">Next run</Th><Th className="max-lg:hidden">Last by schedule</Th><Th className="text-right">Schedule</Th></>}>
      {rows.map((row) => (
        <Tr key={row.processId}>
          <Td>
            <Link href={`/${tenant}/processes/${row.processId}/schedule`} className="font-medium underline-offset-2 hover:underline">{row.title}</Link>
            {several ? <span className="block text-ink-soft">{row.integration}</span> : null}
            <div className="grid gap-0.5 md:hidden"><Rule row={row} />{row.schedule ? <NextRun row={row} /> : null}</div>
          </Td>
          <Td className="max-md:hidden"><Rule row={row} /></Td>
          <Td className="max-md:hidden"><NextRun row={row} /></Td>
          <Td className="max-lg:hidden">{row.last ? <Link href={`/${tenant}/runs/${row.last.id}`} className="inline-flex flex-wrap items-center gap-x-2 hover:underline"><StateMark state={row.last.state} /><RelativeTime at={row.last.at} className="text-ink-soft" /></Link> : <span className="text-ink-faint">Never</span>}</Td>
          <Td className="text-right"><ScheduleSwitch tenant={tenant} row={row} mayEdit={mayEdit} /></Td>
        </Tr>
      ))}
    </Table>
  )
}

const Rule = ({ row }: { row: ScheduleRow }) => (row.schedule
  ? <span>{row.schedule}<span className="block text-ink-soft">{row.timeZone.replaceAll('_', ' ')}</span></span>
  : <span className="text-ink-soft">By hand only</span>)

function NextRun({ row }: { row: ScheduleRow }) {
  if (row.schedule === null) return <span className="text-ink-faint">None</span>
  if (row.off) return <span className="text-waiting">{row.off}</span>
  if (row.nextRunAt === null) return <span className="text-waiting">Paused</span>
  return (
    <span className="whitespace-nowrap">
      <RelativeTime at={row.nextRunAt} />
      <span className="figures block text-ink-soft">{exactTime(new Date(row.nextRunAt), row.timeZone, { seconds: false })}</span>
    </span>
  )
}

function ScheduleSwitch({ tenant, row, mayEdit }: { tenant: string; row: ScheduleRow; mayEdit: boolean }) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  if (row.schedule === null) return <Link href={`/${tenant}/processes/${row.processId}/schedule`} className="whitespace-nowrap text-accent-ink underline-offset-2 hover:underline">{mayEdit ? 'Set a schedule' : 'See'}</Link>
  const turn = async (active: boolean) => {
    setPending(true)
    try {
      await api(`/api/tenants/${tenant}/processes/${row.processId}/schedule`, { method: 'PATCH', body: { active } })
      router.refresh()
    } catch (error) {
      toast.failed(error)
    } finally {
      setPending(false)
    }
  }
  return <Switch checked={row.nextRunAt !== null} onChange={(on) => void turn(on)} disabled={!mayEdit || pending} aria-label={`Schedule of ${row.title}`} />
}
