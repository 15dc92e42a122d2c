'use client'

/** The last resort, when even the frame of the page could not be made. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', display: 'grid', placeContent: 'center', minHeight: '100dvh', margin: 0, textAlign: 'center' }}>
        <title>This page could not be made · Causeway</title>
        <h1 style={{ fontSize: 20 }}>This page could not be made</h1>
        <p>The fault is Causeway’s own, and nothing was changed.</p>
        <p><button type="button" onClick={() => location.reload()}>Try again</button></p>
      </body>
    </html>
  )
}
