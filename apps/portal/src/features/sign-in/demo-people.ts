/** The people of the demo organisations, told on the sign-in page while the sandbox runs. */
export interface DemoPeople { password: string; people: { email: string; who: string; does: string }[] }

export const demoPeople: DemoPeople = {
  password: 'causeway-demo',
  people: [
    { email: 'admin@demo.test', who: 'Administrator', does: 'connects, configures, runs' },
    { email: 'user@demo.test', who: 'User', does: 'presses Sync now and watches' },
    { email: 'support@demo.test', who: 'Support', does: 'clears the failures' },
    { email: 'owner@harbour.test', who: 'Another organisation', does: 'sees nothing of the first' },
  ],
}
