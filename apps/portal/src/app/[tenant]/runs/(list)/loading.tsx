import { PageSkeleton } from '#ui/index.ts'

export default function Loading() {
  return <PageSkeleton />
}
