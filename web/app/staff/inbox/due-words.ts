/** Business time as people say it: "40 min", "2 h", "3 h 30 min". */
function lengthOf(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  // Near the end half hours matter; far from it they are noise.
  const rest = hours < 4 ? minutes % 60 : 0;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** "Reply due in 2 h", "Reply due soon: 40 min", "Reply late by 1 h", counted in business hours. */
export function dueWords({ leftMinutes, stage }: { leftMinutes: number; stage: "calm" | "soon" | "late" }): string {
  if (stage === "late") return leftMinutes > -1 ? "Reply due now" : `Reply late by ${lengthOf(-leftMinutes)}`;
  return stage === "soon" ? `Reply due soon: ${lengthOf(leftMinutes)}` : `Reply due in ${lengthOf(leftMinutes)}`;
}
