'use client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from './button.tsx'

/** Copies `text`; `label` says what: "Copy customer ID". */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 1_500)
  }
  return <IconButton label={copied ? 'Copied' : label} size="sm" icon={copied ? <Check className="text-synced" /> : <Copy />} onClick={() => void copy()} />
}
