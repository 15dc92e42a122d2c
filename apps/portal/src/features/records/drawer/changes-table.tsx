import { cn } from '#ui/cn.ts'
import { fieldWords } from '../field-words.ts'
import type { ChangeView } from '../record-view.ts'

/** Field by field, before and after. A field that was not there before has no "before". */
export function ChangesTable({ changes, label }: { changes: ChangeView[]; label: string }) {
  const creates = changes.every((change) => change.before === null)
  return (
    <div role="group" aria-label={label} tabIndex={0} className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line bg-subtle text-left text-xs text-ink-soft">
            <th scope="col" className="h-7 px-2.5 font-medium">Field</th>
            {creates ? null : <th scope="col" className="px-2.5 font-medium">Before</th>}
            <th scope="col" className="px-2.5 font-medium">{creates ? 'Value' : 'After'}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.field} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="w-1/4 px-2.5 py-1.5 text-left font-normal break-words text-ink-soft" title={change.field}>{fieldWords(change.field)}</th>
              {creates ? null : <td className={cn('px-2.5 py-1.5 break-words text-ink-soft', change.before && 'line-through decoration-ink-faint/60')}>{shown(change.before)}</td>}
              <td className="px-2.5 py-1.5 break-words">{shown(change.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const shown = (value: string | null) => (value === null || value === '' ? <span className="text-ink-faint">empty</span> : value)
