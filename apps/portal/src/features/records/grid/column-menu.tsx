'use client'
import { Columns3 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choices.tsx'
import type { Column } from './column.ts'

/** Which columns are shown. */
export function ColumnMenu({ columns, shown, onShow, onReset }: { columns: Column[]; shown: ReadonlySet<string>; onShow: (key: string, on: boolean) => void; onReset: () => void }) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild><Button variant="ghost" size="sm" icon={<Columns3 />}><span className="max-md:sr-only">Columns</span></Button></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content aria-label="Columns" align="end" sideOffset={4} collisionPadding={8} className="z-60 max-h-(--radix-popover-content-available-height) w-56 overflow-y-auto animate-appear rounded-lg border border-line bg-surface p-3 shadow-float">
          <p className="mb-2 text-xs text-ink-faint">Columns</p>
          <div className="grid gap-1.5">
            {columns.map((column) => <Checkbox key={column.key} checked={column.fixed === true || shown.has(column.key)} onChange={(on) => onShow(column.key, on)} disabled={column.fixed ?? false} label={column.label} />)}
          </div>
          <Button variant="link" size="sm" className="mt-3" onClick={onReset}>Show the usual columns</Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
