'use client'
import { Braces, Download, Sheet } from 'lucide-react'
import { useRefreshOverview } from '#features/dashboard/use-overview.ts'
import { Button } from '#ui/button.tsx'
import { DropdownMenu, MenuItem, MenuLabel } from '#ui/menu.tsx'

/** The grid's records, all that match, as a file. */
export function ExportMenu({ csv, json, narrowed }: { csv: string; json: string; narrowed: boolean }) {
  const refresh = useRefreshOverview()
  // The answer is an attachment: the page stays. A session that has ended is noticed before, and not by a page of JSON instead of a file.
  const fetch = (address: string) => void refresh().then(() => window.location.assign(address))
  return (
    <DropdownMenu trigger={<Button variant="ghost" size="sm" icon={<Download />}><span className="max-md:sr-only">Export</span></Button>}>
      <MenuLabel>{narrowed ? 'All that match, as a file' : 'All records, as a file'}</MenuLabel>
      <MenuItem icon={<Sheet />} onSelect={() => fetch(csv)}>CSV, for spreadsheets</MenuItem>
      <MenuItem icon={<Braces />} onSelect={() => fetch(json)}>JSON, for programs</MenuItem>
    </DropdownMenu>
  )
}
