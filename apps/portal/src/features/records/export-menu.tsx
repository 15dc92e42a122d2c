'use client'
import { Braces, Download, Sheet } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { DropdownMenu, MenuItem, MenuLabel } from '#ui/menu.tsx'

/** The grid's records, all that match, as a file. */
export function ExportMenu({ csv, json, narrowed }: { csv: string; json: string; narrowed: boolean }) {
  // The answer is an attachment: the page stays.
  const fetch = (address: string) => window.location.assign(address)
  return (
    <DropdownMenu trigger={<Button variant="ghost" size="sm" icon={<Download />}><span className="max-md:sr-only">Export</span></Button>}>
      <MenuLabel>{narrowed ? 'All that match, as a file' : 'All records, as a file'}</MenuLabel>
      <MenuItem icon={<Sheet />} onSelect={() => fetch(csv)}>CSV, for spreadsheets</MenuItem>
      <MenuItem icon={<Braces />} onSelect={() => fetch(json)}>JSON, for programs</MenuItem>
    </DropdownMenu>
  )
}
