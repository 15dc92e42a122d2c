/** A raised road between two shores, the books and the shop, with records on their way. Decoration. */
export function CausewayPicture() {
  return (
    <aside aria-hidden className="relative hidden overflow-hidden bg-[#0c3f3c] lg:block dark:border-l dark:border-line dark:bg-[#0a2523]">
      <svg viewBox="0 0 840 900" preserveAspectRatio="xMidYMid slice" className="absolute inset-0 size-full" fill="none">
        <defs>
          <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#f3e7cf" stopOpacity=".2" /><stop offset="1" stopColor="#f3e7cf" stopOpacity="0" />
          </linearGradient>
        </defs>
        <rect width="840" height="520" fill="url(#sky)" />
        <circle cx="604" cy="270" r="74" fill="#f2dcae" fillOpacity=".85" />
        <path d="M0 470c96-66 196-92 300-54l54 32 74-26c120-38 256-24 412 48v90H0z" fill="#11504c" />
        <path d="M0 492c70-34 150-44 232-20 44 13 66 34 100 34h176c38 0 60-28 106-42 84-26 160-12 226 28v64H0z" fill="#0e4643" />
        <g stroke="#e9f3f1" strokeOpacity=".13" strokeWidth="1.5">
          {[560, 590, 624, 662, 704, 752, 806, 866].map((y, index) => (
            <path key={y} d={`M${-40 - index * 22} ${y}c60-${7 + index * 2} 110-${7 + index * 2} 170 0s110 ${7 + index * 2} 170 0 110-${7 + index * 2} 170 0 110 ${7 + index * 2} 170 0 110-${7 + index * 2} 170 0 110 ${7 + index * 2} 170 0`} />
          ))}
        </g>
        <path d="M150 526h540" stroke="#f4efe4" strokeWidth="9" strokeLinecap="round" />
        <g stroke="#f4efe4" strokeWidth="6" strokeLinecap="round">
          {[210, 294, 378, 462, 546, 630].map((x) => <path key={x} d={`M${x} 528v${x % 2 ? 44 : 40}`} />)}
        </g>
        <g fill="none" stroke="#f4efe4" strokeWidth="5" strokeOpacity=".9">
          {[210, 294, 378, 462, 546].map((x) => <path key={x} d={`M${x} 556c0-30 84-30 84 0`} />)}
        </g>
        <g className="motion-reduce:hidden">
          {[['#7fd0a0', '0s'], ['#7fd0a0', '-2.1s'], ['#f0c46b', '-3.6s'], ['#7fd0a0', '-5.2s']].map(([fill, begin]) => (
            <rect key={begin} x="-9" y="-8" width="18" height="12" rx="3" fill={fill}>
              <animateMotion dur="7s" begin={begin} repeatCount="indefinite" path="M164 512H676" />
            </rect>
          ))}
        </g>
        <path d="M0 528h150c22 0 30 24 8 36-34 18-90 26-158 30z" fill="#0a3633" />
        <path d="M840 528H690c-22 0-30 24-8 36 34 18 90 26 158 30z" fill="#0a3633" />
      </svg>
      <div className="absolute inset-x-12 bottom-12 text-[#f4efe4]">
        <p className="max-w-md text-2xl font-semibold tracking-[-0.02em] text-balance">A raised road between the books and the shop.</p>
        <p className="mt-2 max-w-md text-[#cfe0dc] text-pretty">Customers, products and invoices go from Sage Intacct to Magento. Each one that cannot says why, and what to do.</p>
      </div>
    </aside>
  )
}
