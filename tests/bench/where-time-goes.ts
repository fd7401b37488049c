/** What profiles (\`node --cpu-prof\`) of the goals that fall short have shown; printed below the table. */
export const whereTimeGoes: readonly { goal: string; engine: string; why: string }[] = [];
