/** Whether the person said that this is their own device, by their session. */
export async function ownDevice({ context }: { context: unknown }): Promise<boolean> {
  const { caller } = context as { caller: { account: { me(): Promise<{ ownDevice?: boolean }> } } };
  return (await caller.account.me()).ownDevice === true;
}
