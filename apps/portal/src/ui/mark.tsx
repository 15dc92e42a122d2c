/** Causeway's mark: a raised road between two shores. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden fill="none">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path d="M5 13.5h22" className="stroke-on-accent" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M9 14v6.5M16 14v6.5M23 14v6.5" className="stroke-on-accent" strokeWidth="2.2" strokeLinecap="round" />
      <path d="M5 24.2c1.8-1.5 3.7-1.5 5.5 0s3.7 1.5 5.5 0 3.7-1.5 5.5 0 3.7 1.5 5.5 0" className="stroke-on-accent" strokeOpacity=".6" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  )
}
