'use client'
import { ChevronRight } from 'lucide-react'
import { CopyButton } from './copy-button.tsx'

/** A payload, folded until asked for. Objects are set as indented JSON. */
export function CodeBlock({ title, value, open = false }: { title: string; value: unknown; open?: boolean }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2) ?? ''
  return (
    <div className="relative">
      <details open={open} className="group rounded-lg border border-line bg-subtle">
        <summary className="flex h-9 list-none items-center gap-1.5 rounded-lg pl-2.5 pr-10 text-sm font-medium text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronRight className="size-4 transition-transform duration-100 group-open:rotate-90" aria-hidden />
          {title}
        </summary>
        <pre tabIndex={0} aria-label={title} className="max-h-96 overflow-auto border-t border-line px-3 py-2.5 font-mono text-xs leading-[18px] whitespace-pre-wrap break-words">{text}</pre>
      </details>
      {/* Beside the summary, not within: a button inside of another one is none for screen readers. */}
      <span className="absolute top-1 right-1"><CopyButton text={text} label={`Copy ${title.toLowerCase()}`} /></span>
    </div>
  )
}
