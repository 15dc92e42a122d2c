export default function Page() { return <main>Sign in</main> }
